import { formNoun } from './dosage-form.js';

/** What is on record about how a product looks. Unknown stays null: nothing is made up (D75). */
export interface Appearance {
  readonly form: string;
  /** `;`-separated, as in the catalogue. */
  readonly color: string | null;
  readonly shape: string | null;
  readonly imprint: string | null;
}

const KIND = /tablet|capsule|caplet|softgel/;

/** `white tablet`, `gray and orange capsule`, `white oval tablet "A 12"`: colour, shape and imprint as far as they are known. */
export function looksText(appearance: Appearance): string {
  const noun = formNoun(appearance.form);
  const kind = KIND.exec(noun)?.[0];
  if (kind === undefined) return noun;
  const recorded = (appearance.color ?? '').toLowerCase();
  // Some catalogues describe the whole unit where others name a colour.
  if (recorded.includes(kind)) return recorded;
  const colors = recorded.split(';').map((color) => color.trim()).filter(Boolean);
  const words = [colors.join(' and '), (appearance.shape ?? '').toLowerCase(), kind].filter(Boolean);
  if (colors.length === 0) words.push('(color not recorded)');
  const imprint = (appearance.imprint ?? '').split(';').map((part) => part.trim()).filter(Boolean).join(' ');
  return imprint === '' ? words.join(' ') : `${words.join(' ')} "${imprint}"`;
}
