export type ProductCategory =
  | 'oral_solid' | 'oral_liquid' | 'oral_powder' | 'rectal' | 'eye' | 'topical'
  | 'patch' | 'insulin' | 'injectable' | 'inhaler' | 'nebulizer' | 'nasal';

export type ApplicationType = 'NDA' | 'ANDA' | 'BLA' | 'OTC';

/** One marketed product of the sample formulary. Facts only; an empty string means "not known". */
export interface Product {
  /** Three hyphenated segments as marketed (4-4-2, 5-3-2, 5-4-1 or 5-4-2). */
  readonly ndc: string;
  /** The same code, each segment padded, without hyphens. */
  readonly ndc11: string;
  readonly name: string;
  readonly ingredients: readonly string[];
  readonly strength: string;
  readonly form: string;
  readonly category: ProductCategory;
  readonly doseUnit: string;
  readonly route: string;
  readonly rxcui: string;
  readonly ingredientRxcui: string;
  readonly therapeuticClass: string;
  /** `CII` to `CV`, or empty. */
  readonly schedule: string;
  readonly application: ApplicationType;
  readonly brandName: string;
  /** Colours of a pill joined by `;`, lower case. */
  readonly colour: string;
  readonly splittable: boolean;
  readonly hazardous: boolean;
  readonly hygroscopic: boolean;
  readonly sublingual: boolean;
  readonly refrigerated: boolean;
  readonly originalContainer: boolean;
  readonly doNotCrush: boolean;
  /** Units in one unbreakable package, or null where it is bought in bulk or the size is not known. */
  readonly packageSize: number | null;
  readonly packageUnit: string;
}
