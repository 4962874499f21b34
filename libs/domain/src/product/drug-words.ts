import { byCodePoint } from '@cyclefill/domain/kernel';

/** What a drug's name says: the drug itself, and the salt it is made as. */
export interface DrugWords {
  /** Words of the drug, in code point order. */
  readonly base: string;
  /** Words of salts, in code point order; '' = none is said. */
  readonly salt: string;
}

const SALTS: ReadonlySet<string> = new Set([
  'acetate', 'arginine', 'aspartate', 'benzoate', 'besylate', 'bicarbonate', 'bitartrate', 'bromide', 'calcium', 'camsylate', 'carbonate', 'chloride', 'citrate',
  'decanoate', 'dinitrate', 'dipropionate', 'estolate', 'ethylsuccinate', 'fumarate', 'furoate', 'gluconate', 'hyclate', 'hydrobromide', 'hydrochloride', 'iodide',
  'lactate', 'lysine', 'magnesium', 'malate', 'maleate', 'meglumine', 'mesylate', 'mononitrate', 'napsylate', 'nitrate', 'oxalate', 'oxide', 'palmitate', 'pamoate',
  'phosphate', 'polistirex', 'potassium', 'propionate', 'resinate', 'saccharate', 'salicylate', 'sodium', 'stearate', 'succinate', 'sulfate', 'tartrate', 'tosylate',
  'trometamol', 'tromethamine', 'valerate', 'zinc',
]);
/** Words that name neither drug nor salt: joints, standards, water of crystals, release. */
const PASSED: ReadonlySet<string> = new Set([
  '', 'and', 'usp', 'anhydrous', 'monohydrate', 'dihydrate', 'trihydrate', 'hemihydrate', 'er', 'xr', 'xl', 'sr', 'cr', 'dr', 'ec', 'la', 'cd', 'extended', 'delayed', 'release',
]);
const SPELLINGS: Readonly<Record<string, string>> = { hcl: 'hydrochloride', hbr: 'hydrobromide', na: 'sodium', sulphate: 'sulfate', mesilate: 'mesylate', besilate: 'besylate' };

/** Words of a generic name or an ingredient list, in any order: `Metoprolol Tartrate`, `docusate / sennosides, USP`. */
export function drugWords(text: string): DrugWords {
  const words = text.toLowerCase().split(/[^a-z0-9]+/).map((word) => SPELLINGS[word] ?? word).filter((word) => !PASSED.has(word));
  const joined = (salt: boolean): string => [...new Set(words.filter((word) => SALTS.has(word) === salt))].toSorted(byCodePoint).join(' ');
  const [base, salt] = [joined(false), joined(true)];
  // `potassium chloride` is a drug made of salts alone: they are its name.
  return base === '' ? { base: salt, salt: '' } : { base, salt };
}
