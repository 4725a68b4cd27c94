/** The two classic models in TLA+, action for action as in `sim/models`, so that TLC finds the same states. */
import type { MigOptions } from '../../sim/models/mig.ts';
import type { TwoPhaseCommitOptions } from '../../sim/models/two-phase-commit.ts';

/** A module and its configuration; the file of the module must have its name. */
export interface TlaModel {
  readonly module: string;
  readonly text: string;
  readonly configuration: string;
}

/** Caches hold 0 for "not cached", else one more than the version; phase 0 runs, 1 is paused, 2 has moved. */
export function migTla({ sectors, versions, fix }: MigOptions): TlaModel {
  const text = `---- MODULE Mig ----
EXTENDS Naturals
CONSTANTS Sectors, Versions, Fix
Sector == 1..Sectors
VARIABLES phase, latest, disk, sourceCache, targetCache, staleRead

Init ==
  /\\ phase = 0
  /\\ latest = [s \\in Sector |-> 0]
  /\\ disk = [s \\in Sector |-> 0]
  /\\ sourceCache = [s \\in Sector |-> 0]
  /\\ targetCache = [s \\in Sector |-> 0]
  /\\ staleRead = FALSE

IsClean(s) == sourceCache[s] = disk[s] + 1

SourceWrite(s) ==
  /\\ phase = 0 /\\ latest[s] < Versions
  /\\ latest' = [latest EXCEPT ![s] = @ + 1]
  /\\ sourceCache' = [sourceCache EXCEPT ![s] = latest[s] + 2]
  /\\ UNCHANGED <<phase, disk, targetCache, staleRead>>

SourceFlush(s) ==
  /\\ phase # 2 /\\ sourceCache[s] # 0 /\\ ~IsClean(s)
  /\\ disk' = [disk EXCEPT ![s] = sourceCache[s] - 1]
  /\\ UNCHANGED <<phase, latest, sourceCache, targetCache, staleRead>>

SourceEvict(s) ==
  /\\ phase = 0 /\\ sourceCache[s] # 0 /\\ IsClean(s)
  /\\ sourceCache' = [sourceCache EXCEPT ![s] = 0]
  /\\ UNCHANGED <<phase, latest, disk, targetCache, staleRead>>

TargetPrime(s) ==
  /\\ phase # 2 /\\ targetCache[s] = 0
  /\\ targetCache' = [targetCache EXCEPT ![s] = disk[s] + 1]
  /\\ UNCHANGED <<phase, latest, disk, sourceCache, staleRead>>

TargetEvict(s) ==
  /\\ targetCache[s] # 0
  /\\ targetCache' = [targetCache EXCEPT ![s] = 0]
  /\\ UNCHANGED <<phase, latest, disk, sourceCache, staleRead>>

TargetRead(s) ==
  /\\ phase = 2
  /\\ LET read == IF targetCache[s] = 0 THEN disk[s] + 1 ELSE targetCache[s]
     IN /\\ targetCache' = [targetCache EXCEPT ![s] = read]
        /\\ staleRead' = (staleRead \\/ read # latest[s] + 1)
  /\\ UNCHANGED <<phase, latest, disk, sourceCache>>

TargetWrite(s) ==
  /\\ phase = 2 /\\ latest[s] < Versions
  /\\ latest' = [latest EXCEPT ![s] = @ + 1]
  /\\ targetCache' = [targetCache EXCEPT ![s] = latest[s] + 2]
  /\\ disk' = [disk EXCEPT ![s] = latest[s] + 1]
  /\\ UNCHANGED <<phase, sourceCache, staleRead>>

SourcePause ==
  /\\ phase = 0 /\\ phase' = 1
  /\\ UNCHANGED <<latest, disk, sourceCache, targetCache, staleRead>>

TargetTakeOver ==
  /\\ phase = 1 /\\ \\A s \\in Sector : sourceCache[s] = 0 \\/ IsClean(s)
  /\\ phase' = 2
  /\\ sourceCache' = [s \\in Sector |-> 0]
  /\\ targetCache' = IF Fix THEN [s \\in Sector |-> 0] ELSE targetCache
  /\\ UNCHANGED <<latest, disk, staleRead>>

Next ==
  \\/ \\E s \\in Sector :
       \\/ SourceWrite(s) \\/ SourceFlush(s) \\/ SourceEvict(s)
       \\/ TargetPrime(s) \\/ TargetEvict(s) \\/ TargetRead(s) \\/ TargetWrite(s)
  \\/ SourcePause
  \\/ TargetTakeOver

NoStaleRead == ~staleRead
====
`;
  const constants = `Sectors = ${sectors} Versions = ${versions} Fix = ${fix ? 'TRUE' : 'FALSE'}`;
  return { module: 'Mig', text, configuration: configured(constants, 'NoStaleRead') };
}

export function twoPhaseCommitTla({ participants }: TwoPhaseCommitOptions): TlaModel {
  const text = `---- MODULE TwoPhaseCommit ----
EXTENDS Naturals
CONSTANT Participants
Participant == 1..Participants
VARIABLES manager, commitSent, abortSent, phase, preparedSent, heardPrepared

Init ==
  /\\ manager = "init"
  /\\ commitSent = FALSE
  /\\ abortSent = FALSE
  /\\ phase = [p \\in Participant |-> "working"]
  /\\ preparedSent = [p \\in Participant |-> FALSE]
  /\\ heardPrepared = [p \\in Participant |-> FALSE]

ManagerCommit ==
  /\\ manager = "init" /\\ \\A p \\in Participant : heardPrepared[p]
  /\\ manager' = "committed" /\\ commitSent' = TRUE
  /\\ UNCHANGED <<abortSent, phase, preparedSent, heardPrepared>>

ManagerAbort ==
  /\\ manager = "init"
  /\\ manager' = "aborted" /\\ abortSent' = TRUE
  /\\ UNCHANGED <<commitSent, phase, preparedSent, heardPrepared>>

HearPrepared(p) ==
  /\\ manager = "init" /\\ preparedSent[p]
  /\\ heardPrepared' = [heardPrepared EXCEPT ![p] = TRUE]
  /\\ UNCHANGED <<manager, commitSent, abortSent, phase, preparedSent>>

Prepare(p) ==
  /\\ phase[p] = "working"
  /\\ phase' = [phase EXCEPT ![p] = "prepared"]
  /\\ preparedSent' = [preparedSent EXCEPT ![p] = TRUE]
  /\\ UNCHANGED <<manager, commitSent, abortSent, heardPrepared>>

ChooseToAbort(p) ==
  /\\ phase[p] = "working"
  /\\ phase' = [phase EXCEPT ![p] = "aborted"]
  /\\ UNCHANGED <<manager, commitSent, abortSent, preparedSent, heardPrepared>>

HearCommit(p) ==
  /\\ commitSent
  /\\ phase' = [phase EXCEPT ![p] = "committed"]
  /\\ UNCHANGED <<manager, commitSent, abortSent, preparedSent, heardPrepared>>

HearAbort(p) ==
  /\\ abortSent
  /\\ phase' = [phase EXCEPT ![p] = "aborted"]
  /\\ UNCHANGED <<manager, commitSent, abortSent, preparedSent, heardPrepared>>

Next ==
  \\/ ManagerCommit
  \\/ ManagerAbort
  \\/ \\E p \\in Participant :
       \\/ HearPrepared(p) \\/ Prepare(p) \\/ ChooseToAbort(p) \\/ HearCommit(p) \\/ HearAbort(p)

Consistent == \\A p, q \\in Participant : ~(phase[p] = "aborted" /\\ phase[q] = "committed")
====
`;
  return { module: 'TwoPhaseCommit', text, configuration: configured(`Participants = ${participants}`, 'Consistent') };
}

function configured(constants: string, invariant: string): string {
  return `CONSTANTS ${constants}\nINIT Init\nNEXT Next\nINVARIANT ${invariant}\n`;
}
