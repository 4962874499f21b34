import type { Allergen } from './allergens.js';
import type { Condition } from './regimen.js';

/** A resident before any order is written. */
export interface ResidentDraft {
  /** Place in the facility, from 0. */
  readonly number: number;
  readonly id: string;
  readonly wing: string;
  readonly room: string;
  readonly bed: string;
  readonly name: string;
  readonly dob: number;
  readonly sex: 'F' | 'M';
  readonly admitted: number;
  readonly crush: boolean;
  readonly allergens: readonly Allergen[];
  /** Allergies as text; `NKDA` where there are none, empty where nobody asked. */
  readonly allergies: string;
  readonly conditions: readonly Condition[];
}
