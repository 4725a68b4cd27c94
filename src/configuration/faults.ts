import { faultRules } from '../scenario/read-faults.ts';
import { type MachineFaultName, machineFaultNames } from '../scenario/read-guest.ts';

/** How often each fault may strike, by the names of scenario files; absent: never. */
export type FaultsConfiguration = {
  readonly [Name in CountedFault]?: number;
} & {
  /** By process: `{S: 1}`. */
  readonly [Name in HostFault]?: Readonly<Partial<Record<'S' | 'D', number>>>;
} & { readonly 'cuts-are-for-good'?: boolean };

type StorageFault = keyof typeof faultRules;
export type HostFault = {
  [Name in StorageFault]: (typeof faultRules)[Name]['perHost'] extends true ? Name : never;
}[StorageFault];
export type CountedFault = Exclude<StorageFault, HostFault> | Exclude<MachineFaultName, 'cuts-are-for-good'>;
export type FaultName = CountedFault | HostFault | 'cuts-are-for-good';

/** In the order in which files list them. */
export const faultNames = [
  ...machineFaultNames,
  ...(Object.keys(faultRules) as StorageFault[]),
] as readonly FaultName[];

export const isHostFault = (name: FaultName): name is HostFault =>
  Object.hasOwn(faultRules, name) && faultRules[name as StorageFault].perHost;

/** `{message-loss: 1, host-crash: {S: 1}}`; undefined where there is none. */
export function faultsText(faults: FaultsConfiguration): string | undefined {
  const entries = faultNames.flatMap((name) => {
    const value = faults[name];
    if (value === undefined) return [];
    if (typeof value !== 'object') return [`${name}: ${value}`];
    return [
      `${name}: {${Object.entries(value)
        .map(([process, count]) => `${process}: ${count}`)
        .join(', ')}}`,
    ];
  });
  return entries.length === 0 ? undefined : `{${entries.join(', ')}}`;
}

/** `message-loss=1,host-crash=1 on S`, as titles say it. */
export function faultsTitle(faults: FaultsConfiguration): string {
  return faultNames
    .flatMap((name) => {
      const value = faults[name];
      if (value === undefined || value === 0 || value === false) return [];
      if (value === true) return [name];
      if (typeof value !== 'object') return [`${name}=${value}`];
      const { S = 0, D = 0 } = value;
      if (S === D) return S === 0 ? [] : [`${name}=${S}`];
      return [...(S > 0 ? [`${name}=${S} on S`] : []), ...(D > 0 ? [`${name}=${D} on D`] : [])];
    })
    .join(',');
}
