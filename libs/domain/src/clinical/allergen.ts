import { ingredientKey } from './ingredient.js';
import { namedIngredients } from './groups.js';
import { ALLERGY_GROUPS, type AllergyRow, NO_DRUG_ALLERGENS } from './tables/allergy-groups.js';
import { ALLERGY_REACTIONS, type ReactionKind } from './tables/allergy-reactions.js';
import { DRUG_GROUPS } from './tables/drug-groups.js';

/** How far one row of the table reaches from an allergen. */
export interface CrossReaction {
  readonly row: AllergyRow;
  readonly drugs: ReadonlySet<string>;
}

/** A recorded allergen, read. */
export interface Allergen {
  /** As recorded. */
  readonly text: string;
  /** null = no reaction is recorded, or none of the words that are known: taken for an allergy that is not severe. */
  readonly reaction: ReactionKind | null;
  /** Keys of what the record itself names: a drug, or each drug of a class. Empty = nothing that a drug could be held against. */
  readonly named: ReadonlySet<string>;
  readonly cross: readonly CrossReaction[];
  /** Whether tables know it, as a drug or as none; else it is compared by its name alone. */
  readonly known: boolean;
}

interface ReadRow extends CrossReaction {
  readonly names: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
}

const ROWS: readonly ReadRow[] = ALLERGY_GROUPS.rows.map((row) => ({ row, names: new Set(row.names), members: namedIngredients(row.members), drugs: namedIngredients(row.cross) }));
const NO_DRUGS = new Set(NO_DRUG_ALLERGENS);
const TABLED = namedIngredients(DRUG_GROUPS.rows.map(({ id }) => `@${id}`));
const REACTIONS = ALLERGY_REACTIONS.rows.map(({ kind, words }) => ({ kind, pattern: new RegExp(`\\b(?:${words.join('|')})\\b`, 'iu') }));

/** `Penicillin (rash)`, `PCN: hives`, `Codeine - nausea`, and a name alone. */
const RECORDED = /^(?<name>.*?)\s*(?:\((?<inside>.*)\)|:\s*(?<after>.*)|\s[-–]\s(?<dash>.*))?$/u;

function readAllergen(text: string): Allergen {
  const { name = text, inside, after, dash } = RECORDED.exec(text.trim())?.groups ?? {};
  const [said, told] = [name.toLowerCase(), inside ?? after ?? dash ?? ''];
  const reaction = REACTIONS.find(({ pattern }) => pattern.test(told))?.kind ?? null;
  const called = ROWS.filter(({ names }) => names.has(said));
  if (called.length === 0 && NO_DRUGS.has(said)) return { text, reaction, named: new Set(), cross: [], known: true };
  const named = called.length > 0 ? new Set(called.flatMap(({ members }) => [...members])) : new Set([ingredientKey(name)]);
  const reached = ROWS.filter(({ members }) => [...named].some((key) => members.has(key)));
  return { text, reaction, named, cross: reached.map(({ row, drugs }) => ({ row, drugs })), known: called.length > 0 || [...named].every((key) => TABLED.has(key)) };
}

/** Records are few and much the same: each text is read once. */
const read = new Map<string, Allergen>();
const MOST_KEPT = 4096;

/** A recorded allergy as the check goes by it. */
export function allergenOf(text: string): Allergen {
  let known = read.get(text);
  if (known === undefined) {
    known = readAllergen(text);
    if (read.size >= MOST_KEPT) read.clear();
    read.set(text, known);
  }
  return known;
}
