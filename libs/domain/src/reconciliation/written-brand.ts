import { byCodePoint } from '@cyclefill/domain/kernel';
import { BRAND_NAMES } from './brand-names.js';
import { COMBINATION_BRANDS, type CombinationBrand } from './combination-brands.js';

/** The text of a drug with a maker's name in it. */
export interface WrittenBrand {
  /** The generic drug of the name: the name, and words of release and form that it decides. */
  readonly generic: string;
  /** The ingredients of a combination, in the order in which the maker gives the strengths; [] = one ingredient. */
  readonly ingredients: readonly string[];
  /** What is written beside the name, in lower case. */
  readonly rest: string;
  /** The strength of a combination, with a unit at every figure; '' = not said, or none that the name is sold in. */
  readonly strength: string;
}

/** The mark of trade is no part of a name; `Toprol-XL`, `TOPROL XL` and `ToprolXL` are one. */
const escaped = (brand: string): string => brand.split(' ').map((word) => word.replace('#', String.raw`#\s*`)).join(String.raw`[\s-]*`);
const PATTERN = new RegExp(`(?<![a-z0-9])(${[...BRAND_NAMES.keys(), ...COMBINATION_BRANDS.keys()].toSorted((a, b) => b.length - a.length || byCodePoint(a, b)).map(escaped).join('|')})(?![a-z0-9])`);
const letters = (text: string): string => text.replace(/[\s-]/g, '');
const BY_LETTERS: ReadonlyMap<string, string> = new Map([...BRAND_NAMES.keys(), ...COMBINATION_BRANDS.keys()].map((brand) => [letters(brand), brand]));

/** `5-325`, `5 mg/325 mg`, `250/50`, `20`: figures that stand together, with what they are per. */
const FIGURES = /(?<![\w.])\d[\d,]*(?:\.\d+)?(?:\s*(?:mg|mcg|%))?(?:\s*[-/;]\s*\d[\d,]*(?:\.\d+)?(?:\s*(?:mg|mcg|%)(?![a-z]))?)*(?:\s*\/\s*(?:actuat(?:ion)?|inh(?:alation)?|puff|dose)\b)?/;

const figuresOf = (text: string): readonly number[] => (text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((figure) => Number(figure.replaceAll(',', '')));
const sortedFigures = (figures: readonly number[]): string => figures.toSorted((a, b) => a - b).join(' ');

/** The one strength that figures mean: all of them in any order, or the first alone where no other strength begins with it; none = the only one there is. */
function strengthMeant({ strengths }: CombinationBrand, figures: readonly number[]): readonly number[] | null {
  const [first] = figures;
  const meant = strengths.filter((strength) => (figures.length > 1 ? sortedFigures(strength) === sortedFigures(figures) : first === undefined || strength[0] === first));
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

function combination(brand: CombinationBrand, rest: string, column: string): WrittenBrand {
  const [run = ''] = FIGURES.exec(column === '' ? rest : column.toLowerCase()) ?? [];
  const meant = strengthMeant(brand, figuresOf(run));
  const [unit = '', per] = brand.unit.split('/');
  const strength = meant === null ? '' : `${meant.map((figure) => `${figure} ${unit}`).join('; ')}${per === undefined ? '' : `/${per}`}`;
  return { generic: `${brand.ingredients.join('-')} ${brand.kind}`.trim(), ingredients: brand.ingredients, rest: meant === null || column !== '' || run === '' ? rest : rest.replace(run, ' '), strength };
}

/** The maker's name in the text of a drug, the longest that stands there, read by our own table; null = none. `column`: the strength that stands beside the text. */
export function writtenBrand(drug: string, column: string): WrittenBrand | null {
  const text = drug.toLowerCase().replace(/[®™]/g, '');
  const [found] = PATTERN.exec(text) ?? [];
  if (found === undefined) return null;
  const brand = BY_LETTERS.get(letters(found)) ?? '';
  const rest = text.replace(found, ' ');
  const several = COMBINATION_BRANDS.get(brand);
  if (several !== undefined) return combination(several, rest, column);
  const generic = BRAND_NAMES.get(brand);
  return generic === undefined ? null : { generic, ingredients: [], rest, strength: '' };
}
