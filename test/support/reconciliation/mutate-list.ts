import type { SeededRandom } from '@cyclefill/sample';
import { BRANDS, BRANDS_OF_ANOTHER_RELEASE } from './known-brands.js';
import { type CsvRow, type ListSource, cell } from './list-source.js';

/** What was done to an order on its way to the other list. */
export const MUTATIONS = ['omission', 'addition', 'dose', 'strength', 'form', 'frequency', 'frequency of one total', 'route', 'duplicate', 'brand', 'brand beside a generic catalogue', 'brand of another release', 'combination split', 'release', 'spelling', 'class'] as const;
export type Mutation = (typeof MUTATIONS)[number];

/** What the rows of a comparison must say, by ids: known from what was done, never from what the code under test reads. */
export interface TrueRow {
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly type: string;
  readonly mutation: Mutation | null;
}

/** One line of a list, as text alone. */
export interface ListLine {
  readonly id: string;
  readonly drug: string;
  readonly ndc11: string;
  readonly rxcui: string;
  readonly strength: string;
  readonly form: string;
  readonly route: string;
  readonly sig: string;
}

export interface ListPair {
  readonly left: readonly ListLine[];
  readonly right: readonly ListLine[];
  readonly truth: readonly TrueRow[];
}

type Change = { readonly lines: readonly ListLine[]; readonly type: string } | null;

const INTERCHANGED: Readonly<Record<string, string>> = { atorvastatin: 'simvastatin', lisinopril: 'enalapril', omeprazole: 'pantoprazole', sertraline: 'citalopram', escitalopram: 'paroxetine', losartan: 'valsartan', furosemide: 'torsemide', pantoprazole: 'omeprazole', citalopram: 'sertraline', rosuvastatin: 'pravastatin' };
const FREQUENCIES: readonly (readonly [RegExp, string])[] = [[/once daily$/i, 'twice daily'], [/\bBID$/, 'TID'], [/\bDAILY$/, 'BID'], [/twice daily$/i, 'three times daily'], [/three times daily$/i, 'twice daily'], [/at bedtime$/i, 'every morning'], [/\bQHS$/, 'QAM']];

const plainNumber = (strength: string): number | null => (/^\d+(\.\d+)? mg$/.test(strength) ? Number.parseFloat(strength) : null);
const uncoded = (line: ListLine): ListLine => ({ ...line, ndc11: '', rxcui: '' });
const ofProduct = (line: ListLine, product: CsvRow): ListLine => ({ ...line, ndc11: cell(product, 'ndc11'), rxcui: cell(product, 'rxcui'), strength: cell(product, 'strength'), form: cell(product, 'dosage_form') });

const plainForm = (form: string): string => form.replace(/(Extended|Delayed) Release /, '');

/** `Percocet 5/325`, `Lipitor 20 MG`: as a hospital writes it, where nothing but the maker's name says how it is released. */
function byBrand(line: ListLine, brand: string, makersOrder: readonly string[], names: readonly string[]): ListLine {
  const strengths = line.strength.split('; ');
  const figures = makersOrder.map((name) => Number.parseFloat(strengths[names.indexOf(name)] ?? ''));
  return uncoded({ ...line, drug: makersOrder.length > 1 ? `${brand} ${figures.join('/')}` : `${brand} ${line.strength.toUpperCase().replace('MCG', 'mcg')}`, strength: '', form: plainForm(line.form) });
}

/** Orders of one unit, such as `Give 1 tablet`: what a change of strength or count can be done to. */
const countsOne = (line: ListLine): boolean => /\b1 (tab|cap)/i.test(line.sig) && !line.sig.includes('(');

const CHANGES: Readonly<Record<Exclude<Mutation, 'omission' | 'addition'>, (line: ListLine, source: ListSource, random: SeededRandom) => Change>> = {
  dose(line, { products }, random) {
    if (!countsOne(line)) return null;
    const others = products.filter((one) => cell(one, 'display_name') === line.drug && cell(one, 'dosage_form') === line.form && plainNumber(cell(one, 'strength')) !== null && cell(one, 'strength') !== line.strength);
    if (plainNumber(line.strength) !== null && others.length > 0 && random.chance(0.5)) return { lines: [ofProduct(line, random.pick(others))], type: 'DOSE' };
    return { lines: [{ ...line, sig: line.sig.replace(/\b1 (tab|cap)(let|sule)?/i, '2 $1$2s') }], type: 'DOSE' };
  },
  strength(line, { products }) {
    const whole = plainNumber(line.strength);
    const half = products.find((one) => whole !== null && cell(one, 'display_name') === line.drug && cell(one, 'dosage_form') === line.form && plainNumber(cell(one, 'strength')) === whole / 2);
    return half === undefined || !countsOne(line) ? null : { lines: [{ ...ofProduct(line, half), sig: line.sig.replace(/\b1 (tab|cap)(let|sule)?/i, '2 $1$2s') }], type: 'STRENGTH_FORM' };
  },
  form(line, { products }) {
    const other = products.find((one) => cell(one, 'display_name') === line.drug && cell(one, 'strength') === line.strength && /^Oral (Tablet|Capsule)$/.test(cell(one, 'dosage_form')) && cell(one, 'dosage_form') !== line.form);
    if (other === undefined || !/^Oral (Tablet|Capsule)$/.test(line.form) || !countsOne(line)) return null;
    const [from, to] = line.form === 'Oral Tablet' ? [/1 tab(let)?/i, '1 capsule'] : [/1 cap(sule)?/i, '1 tablet'];
    return { lines: [{ ...ofProduct(line, other), sig: line.sig.replace(from, to) }], type: 'STRENGTH_FORM' };
  },
  frequency(line) {
    const found = FREQUENCIES.find(([pattern]) => pattern.test(line.sig));
    return found === undefined ? null : { lines: [{ ...line, sig: line.sig.replace(found[0], found[1]) }], type: 'FREQUENCY' };
  },
  'frequency of one total'(line) {
    if (!countsOne(line) || !/(twice daily|BID)$/i.test(line.sig)) return null;
    return { lines: [{ ...line, sig: line.sig.replace(/\b1 (tab|cap)(let|sule)?/i, '2 $1$2s').replace(/(twice daily|BID)$/i, 'once daily') }], type: 'FREQUENCY' };
  },
  route(line) {
    return /by mouth/.test(line.sig) ? { lines: [{ ...line, route: '', sig: line.sig.replace('by mouth', 'sublingually') }], type: 'ROUTE' } : null;
  },
  duplicate(line) {
    return { lines: [line, { ...line, id: `${line.id}-again` }], type: 'DUPLICATE' };
  },
  brand(line, { products }, random) {
    const first = line.drug.split(/[ -]/)[0] ?? '';
    const brands = products.filter((one) => cell(one, 'display_name') === line.drug && cell(one, 'strength') === line.strength && cell(one, 'dosage_form') === line.form && /^[A-Z][a-z]+$/.test(cell(one, 'proprietary_name')) && !cell(one, 'proprietary_name').toLowerCase().includes(first.slice(0, 5)));
    if (brands.length === 0) return null;
    const brand = random.pick(brands);
    return { lines: [{ ...ofProduct(line, brand), ndc11: '', drug: cell(brand, 'proprietary_name') }], type: 'SUBSTITUTION' };
  },
  'brand beside a generic catalogue'(line, { products }) {
    const known = BRANDS[line.drug];
    const names = cell(products.find((one) => cell(one, 'ndc11') === line.ndc11) ?? {}, 'nonproprietary_name').split(' / ');
    if (known === undefined || line.strength.includes('(') || names.length !== line.strength.split('; ').length) return null;
    return { lines: [byBrand(line, known.brand, known.makersOrder ?? [], names)], type: 'SUBSTITUTION' };
  },
  'brand of another release'(line) {
    const brand = BRANDS_OF_ANOTHER_RELEASE[line.drug];
    return brand === undefined ? null : { lines: [byBrand(line, brand, [], [])], type: 'STRENGTH_FORM' };
  },
  'combination split'(line, { products }) {
    const product = products.find((one) => cell(one, 'ndc11') === line.ndc11);
    const names = cell(product ?? {}, 'nonproprietary_name').split(' / ');
    const strengths = line.strength.split('; ');
    if (names.length < 2 || names.length !== strengths.length || line.sig.includes('(')) return null;
    if (!/^(Extended Release )?Oral (Tablet|Capsule)$/.test(line.form)) return null;
    const singles = names.map((name, index) => {
      const single = products.find((one) => cell(one, 'nonproprietary_name') === name && cell(one, 'strength') === strengths[index] && cell(one, 'dosage_form') === line.form);
      return single === undefined ? uncoded({ ...line, drug: name.replace(', USP', ''), strength: strengths[index] ?? '' }) : { ...ofProduct(line, single), drug: cell(single, 'display_name') };
    });
    return { lines: singles.map((single, index) => ({ ...single, id: `${line.id}-${index}` })), type: 'STRENGTH_FORM' };
  },
  release(line) {
    if (!line.form.startsWith('Extended Release ')) return null;
    return { lines: [uncoded({ ...line, drug: line.drug.replace(/ (ER|XL|SR|XR)$/, ''), form: line.form.replace('Extended Release ', '') })], type: 'STRENGTH_FORM' };
  },
  spelling(line, _, random) {
    const first = line.drug.split(/[ -]/)[0] ?? '';
    if (first.length < 8) return null;
    const at = random.int(2, first.length - 3);
    const wrong = first[at] === first[at + 1] ? `${first.slice(0, at)}${first.slice(at + 1)}` : `${first.slice(0, at)}${first[at + 1]}${first[at]}${first.slice(at + 2)}`;
    return { lines: [uncoded({ ...line, drug: line.drug.replace(first, wrong) })], type: 'UNREADABLE' };
  },
  class(line, { products }, random) {
    const other = INTERCHANGED[line.drug.split(' ')[0] ?? ''];
    const others = products.filter((one) => cell(one, 'nonproprietary_name') === other && cell(one, 'category') === 'oral_solid');
    if (others.length === 0) return null;
    const product = random.pick(others);
    return { lines: [{ ...ofProduct(line, product), drug: cell(product, 'display_name') }], type: 'SUBSTITUTION' };
  },
};

/** The same order in the hand of another house: other codes, other columns, the drug in one text; nothing of it changes what is meant. */
function rewritten(line: ListLine, random: SeededRandom): ListLine {
  const way = random.int(0, 3);
  if (way === 0) return { ...line, ndc11: '' };
  if (way === 1) return { ...line, rxcui: '', ndc11: line.ndc11 };
  const codes = line.rxcui !== '' && random.chance(0.7) ? { ndc11: '', rxcui: line.rxcui } : { ndc11: '', rxcui: '' };
  const plain = !line.strength.includes(';') && !line.strength.includes('(');
  if (way === 2 && plain) return { ...line, ...codes, drug: `${line.drug} ${line.strength.toUpperCase().replace('MCG', 'mcg')} ${line.form}`, strength: '', form: '' };
  return { ...line, ...codes, drug: line.drug.toUpperCase() };
}

const lineOf = (row: CsvRow, id: string): ListLine => ({ id, drug: cell(row, 'drug'), ndc11: cell(row, 'ndc11'), rxcui: cell(row, 'rxcui'), strength: cell(row, 'strength'), form: cell(row, 'form'), route: cell(row, 'route'), sig: cell(row, 'sig_text') });

/** What drug and class a row has in the catalogue's own columns: an addition is of another drug and class than any on the list. */
function kindsOf(row: CsvRow, source: ListSource): readonly string[] {
  const product = source.products.find((one) => cell(one, 'ndc11') === cell(row, 'ndc11')) ?? {};
  return [cell(product, 'therapeutic_class'), ...cell(product, 'nonproprietary_name').split(' / ')];
}

/** A list and another house's copy of it, changed in known ways: each mutation at most once a list, each order changed at most once. */
export function mutateList(rows: readonly CsvRow[], source: ListSource, random: SeededRandom): ListPair {
  const left = rows.map((row, index) => lineOf(row, `a${index}`));
  const wanted = random.shuffled([...MUTATIONS]).slice(0, random.int(2, 5));
  const right: ListLine[] = [];
  const truth: TrueRow[] = [];
  const once = new Set<string>();
  const alone = (line: ListLine): boolean => left.filter((other) => other.drug.split(/[ -]/)[0] === line.drug.split(/[ -]/)[0]).length === 1;
  for (const line of random.shuffled(left)) {
    const copy = { ...line, id: line.id.replace('a', 'b') };
    const mutation = wanted.find((one) => !once.has(one) && one !== 'addition' && alone(line) && (one === 'omission' || CHANGES[one](copy, source, random) !== null)) ?? null;
    const change = mutation === null || mutation === 'omission' || mutation === 'addition' ? null : CHANGES[mutation](copy, source, random);
    if (mutation !== null) once.add(mutation);
    if (mutation === 'omission') truth.push({ left: [line.id], right: [], type: 'OMISSION', mutation });
    else if (change === null) {
      right.push(rewritten(copy, random));
      truth.push({ left: [line.id], right: [copy.id], type: 'SAME', mutation: null });
    } else if (mutation === 'duplicate') {
      right.push(...change.lines);
      truth.push({ left: [line.id], right: [copy.id], type: 'SAME', mutation: null }, { left: [], right: [`${copy.id}-again`], type: 'DUPLICATE', mutation });
    } else {
      right.push(...change.lines);
      truth.push({ left: [line.id], right: change.lines.map(({ id }) => id), type: change.type, mutation });
    }
  }
  if (wanted.includes('addition')) {
    const own = new Set(rows.flatMap((row) => kindsOf(row, source)));
    const added = random.pick(source.residents).find((row) => !kindsOf(row, source).some((kind) => own.has(kind)));
    if (added !== undefined) {
      right.push(rewritten(lineOf(added, 'b-new'), random));
      truth.push({ left: [], right: ['b-new'], type: 'COMMISSION', mutation: 'addition' });
    }
  }
  return { left, right: random.shuffled(right), truth };
}
