import { outcomeResource, searchBundle } from '@cyclefill/interop/fhir';
import type { InputProblem } from '@cyclefill/contracts';
import type { Bundle } from 'fhir/r4.js';
import type { AskedPair } from '../read/asked-pair.js';
import type { FoundPage } from '../read/search-resources.js';

/** What a page answers. */
export interface AnsweredPage {
  readonly base: string;
  /** What was asked, behind the base: `Patient`, or `Patient/id/$everything`. */
  readonly path: string;
  readonly understood: readonly AskedPair[];
  readonly ignored: readonly InputProblem[];
  /** Where the next page begins; null = there is none. */
  readonly cursor: string | null;
}

/** A page as a Bundle: the address of the next one says everything again, so that a page stands on nothing that the server keeps. */
export function pageAnswer({ base, path, understood, ignored, cursor }: AnsweredPage, { matches, included, total }: FoundPage): Bundle {
  const address = (pairs: readonly AskedPair[]): string => (pairs.length === 0 ? path : `${path}?${pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')}`);
  return searchBundle({
    base, matches: matches.map(({ resource }) => resource), included: included.map(({ resource }) => resource), total,
    self: address(understood), next: cursor === null ? null : address([...understood, ['_cursor', cursor]]),
    outcome: ignored.length === 0 ? null : outcomeResource({
      severity: 'warning', type: 'not-supported', code: 'input.invalid', title: 'Passed over, as asked for by Prefer: handling=lenient', issues: ignored.map(({ pointer, rule }) => ({ place: pointer, text: rule })),
    }),
  });
}
