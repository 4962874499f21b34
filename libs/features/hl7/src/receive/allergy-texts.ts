import { isNoAllergies } from '@cyclefill/interop/census';
import type { Hl7Allergy } from '@cyclefill/interop/hl7v2';

const nameOf = ({ to }: Hl7Allergy): string => to.text || to.code;

/** An allergy as the profile keeps it: `Penicillin (rash)`. */
const allergyText = (allergy: Hl7Allergy): string => `${nameOf(allergy)}${allergy.reactions.length === 0 ? '' : ` (${allergy.reactions.join(', ')})`}`;

/** The whole list that a message tells, none where it says that there are none; null = it says nothing, which is not the same. */
export function allergiesTold(allergies: readonly Hl7Allergy[]): readonly string[] | null {
  const real = allergies.filter((allergy) => !allergy.removed && !isNoAllergies(nameOf(allergy)));
  return allergies.length === 0 ? null : [...new Set(real.map(allergyText))];
}

/** The allergies of a profile after those of an A60: each is added, or goes where the message says so. */
export function allergiesAfter(known: readonly string[] | null, told: readonly Hl7Allergy[]): readonly string[] {
  const isOf = (allergy: Hl7Allergy) => (text: string): boolean => text === nameOf(allergy) || text.startsWith(`${nameOf(allergy)} (`);
  const kept = (known ?? []).filter((text) => !told.some((allergy) => isOf(allergy)(text)));
  return [...kept, ...(allergiesTold(told) ?? [])];
}
