import { byCodePoint } from '@cyclefill/domain/kernel';
import { type DrugWords, type Release, type StrengthPart, drugWords, releaseOf, strengthParts } from '@cyclefill/domain/product';
import { withoutAliases } from './name-aliases.js';
import { writtenBrand } from './written-brand.js';

/** What the text of an entry says of the drug, before any catalogue is asked. '' and [] = it does not say. */
export interface WrittenDrug {
  readonly name: string;
  readonly words: DrugWords;
  /** Names of a combination, each by itself, in the order written; one of a single drug. */
  readonly parts: readonly string[];
  readonly amounts: readonly StrengthPart[];
  /** The amounts stand beside their names, and not in a column that follows the catalogue's order. */
  readonly amountsInOrder: boolean;
  readonly form: string;
  readonly release: Release;
  /** Something says how it is released. */
  readonly releaseSaid: boolean;
  /** How a maker's name of our own table made it known: by itself, or beside the generic name it belongs to; null = it did not. */
  readonly brand: 'alone' | 'beside' | null;
}

/** The columns of an entry that say which drug it is. */
type DrugColumns = Readonly<Record<'drug' | 'strength' | 'form' | 'route', string>>;

/** Figures are of bounded length, so that a text of nothing but figures is read in one pass. */
const STRENGTH = /(?<![\w.])(?:\d[\d,]{0,11}(?:\.\d{1,6})?|\.\d{1,6})(?:-\d[\d,]{0,11}(?:\.\d{1,6})?){0,5}\s*(?:mg|mcg|µg|μg|ug|g|meq|units?|unt|iu|%)(?![a-z0-9])(?:\s*\/\s*(?:\d+(?:\.\d+)?\s*)?(?:ml|actuat(?:ion)?|dose|h|hr|hour|g)\b)?/g;
const HOURS = /\b(?:12|24)\s*(?:-\s*)?h(?:ou)?rs?\b/g;
/** No strength is longer; of a longer text it is none. */
const LONGEST_STRENGTH = 200;
/** Words of a form as lists write them, as the catalogue does; '' = says nothing of its own. */
const FORM_WORDS: Readonly<Record<string, string>> = {
  tablet: 'tablet', tablets: 'tablet', tab: 'tablet', tabs: 'tablet', caplet: 'tablet', caplets: 'tablet', capsule: 'capsule', capsules: 'capsule', cap: 'capsule', caps: 'capsule', solution: 'solution', soln: 'solution',
  suspension: 'suspension', susp: 'suspension', syrup: 'syrup', elixir: 'elixir', injectable: 'injectable', injection: 'injection', suppository: 'suppository', suppositories: 'suppository', supp: 'suppository',
  cream: 'cream', ointment: 'ointment', oint: 'ointment', gel: 'gel', patch: 'patch', transdermal: 'transdermal', system: 'system', chewable: 'chewable', chew: 'chewable', disintegrating: 'disintegrating',
  odt: 'disintegrating tablet', sublingual: 'sublingual', sl: 'sublingual', buccal: 'buccal', ophthalmic: 'ophthalmic', otic: 'otic', nasal: 'nasal', spray: 'spray', powder: 'powder', inhaler: 'inhaler', inhalation: 'inhalation',
  rectal: 'rectal', topical: 'topical', pen: 'pen', injector: 'injector', prefilled: 'prefilled', syringe: 'syringe', metered: 'metered', dose: 'dose', dry: 'dry', medicated: 'medicated', lotion: 'lotion', mouthwash: 'mouthwash',
};
/** Words beside those of a form that name nothing. */
const PASSED: ReadonlySet<string> = new Set(['oral', 'orally', 'extended', 'delayed', 'sustained', 'controlled', 'modified', 'prolonged', 'release', 'enteric', 'coated', 'film', 'sugar', 'multilayer', 'filled', 'for', 'per', 'hr', 'oral.']);
const LIQUID = /solution|suspension|syrup|elixir/;

/** The words of a form as they are compared: of what it is, without its coat and release. */
export function formWords(text: string): string {
  const words = text.toLowerCase().split(/[^a-z]+/).flatMap((word) => (FORM_WORDS[word] ?? (PASSED.has(word) || word === '' ? '' : word)).split(' ')).filter((word) => word !== '');
  return [...new Set(words)].toSorted(byCodePoint).join(' ');
}

interface NameAndForm {
  readonly name: string;
  readonly form: string;
}

const MARKS: ReadonlySet<string> = new Set([' ', ',', ';', '/', '-']);

/** Without separators around it. */
function withoutMarks(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && MARKS.has(text.charAt(from))) from += 1;
  while (to > from && MARKS.has(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

/** The words that name the drug and those that name its form, told apart word by word. */
function splitName(text: string): NameAndForm {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const bare = (word: string): string => word.replace(/[^a-z]/g, '');
  const isForm = (word: string): boolean => FORM_WORDS[bare(word)] !== undefined || (PASSED.has(bare(word)) && bare(word) !== '');
  return { name: withoutMarks(words.filter((word) => !isForm(word)).join(' ')), form: words.filter(isForm).map(bare).join(' ') };
}

/** Names of a combination, as many as it has strengths; else it is one drug with marks in its name. */
export function partsOf(name: string, count: number): readonly string[] {
  if (count < 2) return [name];
  const parts = name.split(/\s*[/;+]\s*|\s+and\s+/).map((part) => part.trim()).filter((part) => part !== '');
  if (parts.length === count) return parts;
  const hyphens = name.split(/\s*-\s*/).filter((part) => part !== '');
  return hyphens.length === count ? hyphens : [name];
}

/** `5-325 mg` as `5 mg; 325 mg`. */
const spelledOut = (strength: string): string => {
  const [, figures, unit] = /^([\d.,]+(?:-[\d.,]+)+)\s*(.*)$/.exec(strength.trim()) ?? [];
  return figures === undefined ? strength : figures.split('-').map((figure) => `${figure} ${unit}`).join('; ');
};

/** Reads the drug of an entry out of its own words: name, strengths, form and release. Every text is read to something. */
export function readWrittenDrug(entry: DrugColumns): WrittenDrug {
  const text = withoutAliases(entry.drug.toLowerCase().replace(/\bunt\b/g, 'units').replace(/[µμ]g|\bug\b/g, 'mcg'));
  const found = text.match(STRENGTH) ?? [];
  const { name, form: formInName } = splitName(text.replace(STRENGTH, ' ').replace(HOURS, ' ').replace(/[()[\],]/g, ' '));
  const form = formWords(entry.form === '' ? formInName : entry.form);
  const divisible = LIQUID.test(form) && !/ophthalmic|otic|nasal|inject|inhal/.test(`${form} ${entry.form.toLowerCase()} ${formInName}`);
  const said = entry.strength === '' ? found.map(spelledOut).join('; ') : entry.strength.toLowerCase();
  const strength = said.length > LONGEST_STRENGTH ? '' : (entry.strength === '' ? said : spelledOut(said)).replace(/\bmeq\b/g, 'mEq').replace(/\bml\b/g, 'mL').replace(/\bactuat\b/g, 'actuation');
  const amounts = strength.trim() === '' ? [] : strengthParts(strength, divisible);
  const release = releaseOf(`${entry.form} ${entry.drug}`, '', '');
  return { name, words: drugWords(name), parts: partsOf(name, amounts.length), amounts, amountsInOrder: entry.strength === '', form, release, releaseSaid: release.kind !== 'immediate', brand: null };
}

const byItself = (drug: string): WrittenDrug => readWrittenDrug({ drug, strength: '', form: '', route: '' });
const sameName = (a: DrugWords, b: DrugWords): boolean => a.base === b.base && (a.salt === '' || b.salt === '' || a.salt === b.salt);

/**
 * Reads the drug of an entry by a maker's name of our own table: `Toprol XL 50 mg`, `Percocet 5/325`, `atorvastatin (LIPITOR) 20 MG tablet`.
 * null = there is none, or a word stands beside it that it does not explain: `Cardizem SR` is not Cardizem, and Humalog Mix is not Humalog.
 */
export function readBrandedDrug(entry: DrugColumns): WrittenDrug | null {
  const brand = writtenBrand(entry.drug, entry.strength);
  if (brand === null) return null;
  const beside = byItself(brand.rest);
  if (beside.name !== '' && !sameName(beside.words, byItself(brand.generic).words)) return null;
  const whole = readWrittenDrug({ ...entry, drug: `${brand.generic} ${brand.rest} ${brand.strength}`, strength: brand.strength === '' ? entry.strength : '' });
  return { ...whole, parts: brand.ingredients.length > 1 ? brand.ingredients : whole.parts, brand: beside.name === '' ? 'alone' : 'beside' };
}
