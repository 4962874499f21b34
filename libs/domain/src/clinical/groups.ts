import { ingredientKey } from './ingredient.js';
import { DRUG_GROUPS } from './tables/drug-groups.js';

const MEMBERS: ReadonlyMap<string, ReadonlySet<string>> = new Map(DRUG_GROUPS.rows.map(({ id, members }) => [id, new Set(members.map(ingredientKey))]));

/** Keys of the ingredients that a row names: a name, or `@group` for the members of a group. @throws Error for a group that there is not */
export function namedIngredients(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => {
    if (!name.startsWith('@')) return [ingredientKey(name)];
    const members = MEMBERS.get(name.slice(1));
    if (members === undefined) throw new Error(`no group ${name}`);
    return [...members];
  }));
}
