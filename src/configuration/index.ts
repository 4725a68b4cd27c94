/** Configurations as plain data: their scenario files, and which are simpler. */
export * from './configuration.ts';
export { type FaultName, type FaultsConfiguration, faultNames, isHostFault } from './faults.ts';
export { isPartOf } from './part-of.ts';
export { type ConfigurationScenario, scenarioOf } from './scenario-of.ts';
export { configurationSize, simplerConfigurations } from './simpler.ts';
export { configurationText, configurationTitle } from './text.ts';
