import { InvalidInput, type InputProblem } from '@cyclefill/contracts';
import { type ToldItem } from '@cyclefill/domain/delivery';
import { readOwnCode } from '@cyclefill/domain/identification';
import { parseMilli } from '@cyclefill/domain/kernel';
import type { HeldItem } from '../totes/tote.repository.js';
import type { ReceiveToteRequest } from './receipt-view.js';

/** What a nurse said, item by item, and the codes that are on no list. */
export interface Told {
  readonly items: readonly ToldItem[];
  readonly notes: ReadonlyMap<string, string>;
  readonly extraCodes: readonly string[];
}

/** Matches what was said with the list of the tote. @throws InvalidInput */
export function readTold(request: ReceiveToteRequest, items: readonly HeldItem[]): Told {
  const problems: InputProblem[] = [];
  const [told, notes, extra] = [new Map<string, ToldItem>(), new Map<string, string>(), new Set<string>()];
  const itemOf = (code: string, pointer: string): HeldItem | null => {
    const read = readOwnCode(code.trim());
    if (read === null || !read.valid) problems.push({ pointer, rule: 'is no code of ours, or a character of it is wrong: read it again' });
    const found = items.find((item) => item.code === read?.code);
    if (found === undefined && read?.valid === true) extra.add(read.code);
    return found ?? null;
  };
  request.scanned.forEach((code, index) => {
    const item = itemOf(code, `/scanned/${index}`);
    if (item !== null) told.set(item.id, { itemId: item.id, condition: 'received' });
  });
  request.lines.forEach(({ itemId, code, condition, units, note }, index) => {
    const pointer = `/lines/${index}`;
    if ((itemId === undefined) === (code === undefined)) problems.push({ pointer, rule: 'give itemId or code, one of the two' });
    const item = itemId === undefined ? (code === undefined ? null : itemOf(code, `${pointer}/code`)) : (items.find(({ id }) => id === itemId) ?? null);
    if (itemId !== undefined && item === null) problems.push({ pointer: `${pointer}/itemId`, rule: 'is not on the list of this tote' });
    if (item === null) return;
    if (units !== undefined && item.packId !== null) problems.push({ pointer: `${pointer}/units`, rule: 'is for what is in no pack: a pack is there or not' });
    told.set(item.id, { itemId: item.id, condition, ...(units !== undefined && { units: parseMilli(units) ?? undefined }) });
    if (note !== '') notes.set(item.id, note);
  });
  const { allPresent } = request;
  if (allPresent !== undefined && allPresent.count !== items.length - [...told.values()].filter(({ condition }) => condition === 'short').length) {
    problems.push({ pointer: '/allPresent/count', rule: 'is not what the list of the tote says: scan each thing' });
  }
  if (problems.length > 0) throw new InvalidInput(problems);
  return { items: [...told.values()], notes, extraCodes: [...extra] };
}
