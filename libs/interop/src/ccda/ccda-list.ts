/** Where in the document something is said. */
export interface CcdaPlace {
  /** From 1. */
  readonly line: number;
  /** From 1: a document may stand on one line. */
  readonly column: number;
  /** Title of the section; '' = it has none, or the statement stands outside of any. */
  readonly section: string;
}

/** An amount or a span as the document writes it: `low` and `high` are equal where it is one figure, and null where that end is open. */
export interface CcdaAmount {
  readonly low: string | null;
  readonly high: string | null;
  /** UCUM code or the word that stands for it; null = none is written. */
  readonly unit: string | null;
}

/** The most that is given in a time. */
export interface CcdaMaximum {
  readonly most: CcdaAmount;
  readonly within: CcdaAmount;
}

/** How a time is put together with those before it (HL7 SetOperator): A = both, I = also, E = but not. null = not said. */
type Operator = string | null;

/** One way of timing as the document writes it. */
export type CcdaTime =
  /** At one moment. */
  | { readonly kind: 'once'; readonly operator: Operator; readonly on: string }
  /** Every so often; `flexible` = the institution chooses the hours (institutionSpecified), so 6 h means four times a day. */
  | { readonly kind: 'every'; readonly operator: Operator; readonly period: CcdaAmount; readonly flexible: boolean; readonly phase: string | null }
  /** At an event of the day (`HS`, `ACM`), perhaps some time after it. */
  | { readonly kind: 'event'; readonly operator: Operator; readonly code: string; readonly offset: CcdaAmount | null };

/** Of a list of what is taken now or after discharge, of what was taken before admission, of what was given in the institution, of a plan, or of any other section. */
export type MedicationPart = 'current' | 'admission' | 'administered' | 'planned' | 'elsewhere';

export interface CcdaIngredient {
  readonly name: string;
  readonly rxcui: string | null;
  /** Per amount of the mixture: `1 mg / 1 mL`; null = as much as is needed, or not said. */
  readonly quantity: string | null;
  readonly isBase: boolean;
}

/** What became of a medication by its own fields. `unsaid` = they do not tell. */
export type MedicationStanding = 'active' | 'planned' | 'on-hold' | 'stopped' | 'in-error' | 'not-given' | 'unsaid';

export interface CcdaMedication extends CcdaPlace {
  readonly part: MedicationPart;
  readonly drug: string;
  /** The drug in the sender's own words, beside the name of its code; null = there are none. */
  readonly drugAsWritten: string | null;
  readonly rxcui: string | null;
  readonly ndc: string | null;
  readonly ingredients: readonly CcdaIngredient[];
  readonly vehicle: string | null;
  /** HL7 ActMood: EVN was taken or given, INT is planned, RQO is ordered. */
  readonly mood: string;
  readonly statusCode: string | null;
  readonly standing: MedicationStanding;
  /** Why it was not given, where it was not. */
  readonly reasonNotGiven: string | null;
  readonly dose: CcdaAmount | null;
  /** What is counted, where the dose has no unit: `Puff`. */
  readonly doseForm: string | null;
  readonly rate: CcdaAmount | null;
  readonly maximum: CcdaMaximum | null;
  readonly route: string | null;
  readonly site: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly times: readonly CcdaTime[];
  readonly repeat: string | null;
  /** null = not as needed; `for` is null where no reason is written. */
  readonly asNeeded: { readonly for: string | null } | null;
  readonly indication: string | null;
  /** Directions in free text. */
  readonly sig: string | null;
  /** The entry in the words of the section that people read. */
  readonly narrative: string | null;
  /** Comments and instructions to the patient. */
  readonly comments: readonly string[];
  /** What of the entry is not understood; without any the medication is taken whole. */
  readonly doubts: readonly string[];
}

export interface CcdaReaction {
  readonly name: string;
  readonly severity: string | null;
}

/** What kind of thing nothing is known of. */
export type NoneKnown = 'allergies' | 'medication allergies' | 'food allergies' | 'environmental allergies' | 'latex allergies' | 'insect allergies' | 'medications';

/** What holds of a statement by all that is said of it: only what is active and nothing else counts as an allergy. */
export type AllergyStanding = 'active' | 'ended' | 'in-error' | 'doubtful';

interface AllergyStatement extends CcdaPlace {
  readonly standing: AllergyStanding;
  /** By what it stands so. */
  readonly because: readonly string[];
  readonly kind: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly doubts: readonly string[];
}

export interface CcdaAllergy extends AllergyStatement {
  readonly substance: string;
  readonly rxcui: string | null;
  /** true = the document says that there is no allergy to this substance. */
  readonly denied: boolean;
  readonly reactions: readonly CcdaReaction[];
  /** Of the allergy as a whole, where it is said beside its reactions. */
  readonly severity: string | null;
  readonly criticality: string | null;
}

/** A statement that none is known. `standing` is as with an allergy: a withdrawn one says nothing. */
export interface CcdaNoneKnown extends AllergyStatement {
  readonly of: NoneKnown;
}

export interface NotUnderstood extends CcdaPlace {
  /** `directions` are parts of a medication that is listed itself. */
  readonly about: 'medication' | 'directions' | 'allergy' | 'immunization';
  readonly reason: string;
  /** The words of the document, where there are any. */
  readonly text: string | null;
}

/** Of whom and when a document is, as far as it says. */
export interface CcdaHeader {
  readonly title: string | null;
  readonly writtenAt: string | null;
  readonly patient: string | null;
  readonly bornOn: string | null;
}

/** What one C-CDA document says of medications and allergies. Each statement of it stands in exactly one of the first four lists. */
export interface CcdaList {
  readonly header: CcdaHeader;
  readonly medications: readonly CcdaMedication[];
  readonly allergies: readonly CcdaAllergy[];
  readonly noneKnown: readonly CcdaNoneKnown[];
  readonly notUnderstood: readonly NotUnderstood[];
  /** What a reader of the whole has to know: a section that is missing or says nothing, statements that contradict each other. */
  readonly remarks: readonly string[];
}
