import { allergyShape } from './admission-shapes.js';
import { allergyText, saysNoAllergies, whyNoAllergy } from './clinical-facts.js';
import { held } from './person-facts.js';

/** The allergy that a resource tells of, such as `Penicillin (rash)`; null = it is none that holds, or no AllergyIntolerance. */
export function activeAllergy(resource: unknown): string | null {
  const read = allergyShape.safeParse(resource);
  return !read.success || whyNoAllergy(read.data) !== null || saysNoAllergies(read.data) ? null : held(allergyText(read.data));
}
