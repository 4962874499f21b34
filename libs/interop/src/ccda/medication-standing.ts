import type { MedicationStanding } from './ccda-list.js';

const BY_STATUS: ReadonlyMap<string, MedicationStanding> = new Map([
  ['active', 'active'], ['new', 'planned'], ['held', 'on-hold'], ['suspended', 'on-hold'],
  ['completed', 'stopped'], ['aborted', 'stopped'], ['cancelled', 'stopped'], ['obsolete', 'stopped'], ['nullified', 'in-error'],
]);

/** What became of a medication. Denied or refused it was not given, whatever its status; planned or ordered it is not yet taken. A status that is not said is never taken for active. */
export function medicationStanding({ statusCode, mood, negated }: { readonly statusCode: string | null; readonly mood: string; readonly negated: boolean }): { readonly standing: MedicationStanding; readonly doubts: readonly string[] } {
  const standing = BY_STATUS.get(statusCode ?? '') ?? 'unsaid';
  if (standing === 'in-error') return { standing, doubts: [] };
  if (negated) return { standing: 'not-given', doubts: [] };
  if (standing === 'unsaid') return { standing, doubts: [statusCode === null ? 'its status is not said' : 'its status is none of HL7'] };
  return { standing: standing === 'active' && mood !== 'EVN' ? 'planned' : standing, doubts: [] };
}
