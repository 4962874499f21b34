/** What people call a catalogue's dosage form; unlisted forms are printed in lower case as they are. */
const NOUNS: ReadonlyMap<string, string> = new Map([
  ['oral tablet', 'tablet'],
  ['oral capsule', 'capsule'],
  ['disintegrating oral tablet', 'orally disintegrating tablet'],
  ['ophthalmic solution', 'eye drops'],
  ['ophthalmic suspension', 'eye drops'],
  ['ophthalmic ointment', 'eye ointment'],
  ['otic solution', 'ear drops'],
  ['otic suspension', 'ear drops'],
  ['transdermal system', 'patch'],
  ['medicated patch', 'patch'],
  ['topical cream', 'cream'],
  ['topical gel', 'gel'],
  ['topical ointment', 'ointment'],
  ['topical lotion', 'lotion'],
  ['topical powder', 'powder for the skin'],
  ['rectal suppository', 'suppository'],
  ['injectable solution', 'injection'],
  ['injectable suspension', 'injection'],
  ['pen injector', 'pen'],
  ['metered dose inhaler', 'inhaler'],
  ['inhalation solution', 'nebulizer solution'],
  ['inhalation suspension', 'nebulizer suspension'],
  ['metered dose nasal spray', 'nasal spray'],
  ['mouthwash', 'mouth rinse'],
]);

/** Suffixes of a display name that already say how the drug is released. */
const SAYS_RELEASE = /\b(?:ER|XR|XL|SR|CR|DR|EC|LA)\b/;
const RELEASE = /^(extended|delayed) release oral /;

/** The noun of a form: `tablet`, `eye drops`; `extended-release tablet` unless the name says so already. */
export function formNoun(form: string, displayName = ''): string {
  const lower = form.toLowerCase();
  const release = RELEASE.exec(lower);
  if (release !== null) return lower.replace(RELEASE, SAYS_RELEASE.test(displayName) ? '' : `${release[1] ?? ''}-release `);
  return NOUNS.get(lower) ?? lower;
}
