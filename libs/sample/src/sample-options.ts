/** What a sample is made of; the same options always give the same bytes. */
export interface SampleOptions {
  /** Number of facilities, at least 1. */
  readonly facilities: number;
  /** Residents in all, shared out evenly. */
  readonly residents: number;
  readonly seed: number;
  /** `YYYY-MM-DD`; every other date follows from it. `DEFAULT_AS_OF` where left out. */
  readonly asOf?: string;
}

export const DEFAULT_AS_OF = '2026-12-01';

export const DEFAULT_SAMPLE_OPTIONS: SampleOptions = { facilities: 2, residents: 120, seed: 1 };
