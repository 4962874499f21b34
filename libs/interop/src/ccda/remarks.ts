import type { CcdaList } from './ccda-list.js';
import type { CcdaSection } from './ccda-section.js';
import { attribute, childrenOf } from './find.js';

/** What a reader of the whole has to know before the single statements. */
export function remarksOf({ medications, allergies, noneKnown }: Omit<CcdaList, 'header' | 'remarks'>, sections: readonly CcdaSection[]): readonly string[] {
  const ofMedications = sections.filter(({ kind }) => kind === 'current' || kind === 'admission' || kind === 'administered');
  const ofAllergies = sections.filter(({ kind }) => kind === 'allergies');
  const active = allergies.filter(({ standing, denied }) => standing === 'active' && !denied);
  const denied = noneKnown.filter(({ standing }) => standing === 'active');
  const denies = (...of: readonly string[]): boolean => denied.some((one) => of.includes(one.of));
  return [
    ...(ofMedications.length === 0 ? ['there is no section of medications: nothing is said of them'] : []), ...(ofAllergies.length === 0 ? ['there is no section of allergies: nothing is said of them'] : []),
    ...[...ofMedications, ...ofAllergies].flatMap(sectionRemark),
    ...(denies('allergies') && active.length > 0 ? ['it says that no allergies are known, and lists some: a person decides'] : []),
    ...(denies('medications') && medications.some(({ standing }) => standing === 'active' || standing === 'planned') ? ['it says that there are no medications, and lists some: a person decides'] : []),
  ];
}

/** A section that says nothing is no statement that there is none. */
function sectionRemark({ element, title }: CcdaSection): readonly string[] {
  const nullFlavor = attribute(element, 'nullFlavor');
  const name = `the section "${title}" on line ${element.line}`;
  if (nullFlavor !== null) return [`${name} gives no information (${nullFlavor})`];
  return childrenOf(element, 'entry').length === 0 ? [`${name} has no entry: what its text says is not read`] : [];
}
