import type { SigSlot } from '../../sig-structure.js';
import type { SigCursor } from '../cursor.js';
import type { ClauseReader } from '../draft.js';
import { readCount } from '../numbers.js';
import { PhraseTable } from '../phrase-table.js';
import { TIME_UNITS } from './time-units.js';

const MEAL_WORDS: Readonly<Record<'breakfast' | 'lunch' | 'dinner' | 'meals', string>> = {
  breakfast: 'breakfast|bkfst|morning meal|the morning meal',
  lunch: 'lunch|noon meal|midday meal',
  dinner: 'dinner|supper|evening meal|the evening meal',
  meals: 'meals|meal|each meal|every meal|food',
};

const withPrefix = (prefixes: string, words: string): string => prefixes.split('|').flatMap((prefix) => words.split('|').map((word) => `${prefix} ${word}`)).join('|');

function mealPhrases(relation: 'before' | 'with' | 'after', prefixes: string): readonly (readonly [string, SigSlot])[] {
  return (['breakfast', 'lunch', 'dinner', 'meals'] as const).map((meal) => {
    const words = meal === 'meals' ? MEAL_WORDS.meals.replace('|food', '').replace('|meal|', '|') : MEAL_WORDS[meal];
    return [withPrefix(prefixes, words), `${relation} ${meal}`] as const;
  });
}

/** Moments of the day. `at night` and `nightly` are bedtime. */
const SLOTS = new PhraseTable<SigSlot>([
  ['early in the morning|early morning|upon rising|on arising|first thing in the morning', 'early morning'],
  ['in the morning|in the am|every morning|each morning|q am|qam|q morning|this morning|mornings|morning|am|a.m.', 'morning'],
  ['at noon|noon|every noon|at midday|midday|q noon|in the middle of the day|at noontime', 'noon'],
  ['in the afternoon|every afternoon|each afternoon|afternoon', 'afternoon'],
  ['in the evening|in the pm|every evening|each evening|q pm|qpm|q evening|evenings|evening|pm', 'evening'],
  ['at bedtime|bedtime|every bedtime|before bed|before bedtime|at hs|qhs|q hs|hs|qn|q night|at night|every night|each night|nightly|once nightly|every day at bedtime|at hour of sleep', 'bedtime'],
  ...mealPhrases('before', 'before|prior to|ac'),
  ...mealPhrases('with', 'with|w /|during|at'),
  ...mealPhrases('after', 'after|following|pc'),
  ['ac', 'before meals'], ['pc', 'after meals'],
]);
export const SLOT_WORDS = SLOTS.words;

/** `30 minutes` before a meal; the cursor then stands before the meal. */
function readLead(cursor: SigCursor): number | null {
  return cursor.attempt(() => {
    const value = readCount(cursor);
    const unit = value === null ? null : TIME_UNITS.read(cursor);
    if (value === null || (unit !== 'minute' && unit !== 'hour')) return null;
    return ['before', 'after', 'prior', 'ac', 'pc'].includes(cursor.word()) ? value * (unit === 'hour' ? 60 : 1) : null;
  });
}

/** `in the morning`, `at bedtime`, `30 minutes before breakfast`, `before lunch and dinner`. */
export const slotClause: ClauseReader = (cursor, draft) => {
  const found = cursor.attempt(() => {
    const leadMinutes = readLead(cursor);
    const slot = SLOTS.read(cursor);
    return slot === null ? null : { slot, leadMinutes };
  });
  if (found === null) return false;
  const { part } = draft;
  part.leadMinutes ??= found.leadMinutes;
  const add = (slot: SigSlot): void => void (part.slots.includes(slot) || part.slots.push(slot));
  add(found.slot);
  const relation = found.slot.split(' ')[0] ?? '';
  for (let more = readContinued(cursor, relation); more !== null; more = readContinued(cursor, relation)) add(more);
  return true;
};

/** `before lunch and dinner`: the relation goes on to the next meal. */
function readContinued(cursor: SigCursor, relation: string): SigSlot | null {
  return cursor.attempt(() => {
    if (!cursor.take('and', '&', ',')) return null;
    cursor.take('and');
    const slot = continued(relation, cursor.word());
    if (slot !== null) cursor.at += 1;
    return slot;
  });
}

function continued(relation: string, word: string): SigSlot | null {
  if (relation !== 'before' && relation !== 'with' && relation !== 'after') return null;
  return word === 'breakfast' || word === 'lunch' ? `${relation} ${word}` : word === 'dinner' || word === 'supper' ? `${relation} dinner` : null;
}
