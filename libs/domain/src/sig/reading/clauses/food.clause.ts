import type { ClauseReader } from '../draft.js';
import { PhraseTable } from '../phrase-table.js';

const FOODS = new PhraseTable<string>([
  ['on an empty stomach|on empty stomach|empty stomach', 'on an empty stomach'],
  ['with food|with foods|w / food|with food or milk|with a snack|with snack', 'with food'],
  ['without food', 'without food'],
  ['with or without food', 'with or without food'],
  ['with milk', 'with milk'],
  ['with water|with a glass of water|with a full glass of water', 'with water'],
]);

/** What is eaten or drunk with the dose, where it is no moment of the day. */
export const foodClause: ClauseReader = (cursor, draft) => {
  const food = FOODS.read(cursor);
  if (food === null) return false;
  draft.part.food ??= food;
  return true;
};
