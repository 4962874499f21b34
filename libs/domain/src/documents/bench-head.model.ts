import type { AllergyLine } from './document-frame.js';

/** What heads every page about one pack: whose it is, which it is, and whether it may be worked on at all. */
export interface BenchHead {
  /** `CORMIER, Stevie` */
  readonly name: string;
  /** `DOB 07/30/1951`, room, record number: two identifiers beside the name (D111). */
  readonly identifiers: readonly string[];
  readonly nameAlert: boolean;
  readonly allergies: AllergyLine;
  /** Also as a symbol. */
  readonly packId: string;
  /** Days, facility, kind of pack, which of how many. */
  readonly words: readonly string[];
  /** `OUT OF DATE: …`, `IN QUESTION: …`: nothing is done with it; null = nothing stands against it. */
  readonly stop: string | null;
}
