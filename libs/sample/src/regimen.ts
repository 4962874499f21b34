/** A usual way to give a drug; what is left open (strength, dose) is drawn when an order is made of it. */
export interface Regimen {
  /** Display name, or `name@form` where a name has two forms. */
  readonly drug: string;
  readonly strengths: readonly string[];
  readonly code: string;
  /** Usual doses in dose units; one is drawn. One unit where left out. */
  readonly doses?: readonly number[];
  /** The reason, for a drug given only as needed. */
  readonly asNeededFor?: string;
  /** Length of a course in days. */
  readonly days?: number;
  /** A sentence after the timing. */
  readonly note?: string;
  /** Quantity of one package where the formulary does not know it. */
  readonly pack?: number;
  readonly slidingScale?: boolean;
}

/** One need of a condition: with this chance, one of the regimens. */
export interface Need {
  readonly chance: number;
  readonly regimens: readonly Regimen[];
}

/** A condition as long-term-care residents have it: how common, how it is coded, how it is treated. */
export interface Condition {
  readonly indication: string;
  /** ICD-10-CM codes. */
  readonly icd: readonly string[];
  readonly share: number;
  readonly sex?: 'F' | 'M';
  readonly needs: readonly Need[];
}
