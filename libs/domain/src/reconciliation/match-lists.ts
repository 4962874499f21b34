import { byCodePoint } from '@cyclefill/domain/kernel';
import { assign } from './assignment.js';
import { type ComponentSet, matchSets } from './component-sets.js';
import { type KnownEntry, sameDirections } from './known-entry.js';
import { isTaken } from './list-entry.js';
import { type DrugMatch, type MatchLevel, matchDrugs } from './match-level.js';

/** Two entries that mean one drug, or drugs near to each other; at most one of them is stopped. */
export interface MatchedPair {
  readonly left: KnownEntry;
  readonly right: KnownEntry;
  readonly match: DrugMatch;
}

export interface MatchedLists {
  readonly pairs: readonly MatchedPair[];
  /** A combination against its separate ingredients. */
  readonly sets: readonly ComponentSet[];
  readonly leftOver: { readonly left: readonly KnownEntry[]; readonly right: readonly KnownEntry[] };
}

/**
 * How much a pair is worth by level, and by whether both lists give it or one says that it was stopped: a plain stop of the same drug outweighs
 * a drug in another form or of another salt, and not another strength, which is a change of dose.
 */
const LADDER: readonly (readonly [level: MatchLevel, stopped: boolean])[] = [['L5', false], ['L4', false], ['L3', true], ['L3', false], ['L2', true], ['L1', true], ['L2', false], ['L1', false]];
/** A better step outweighs any number of lesser ones. */
const STEP = 64;
const DETAILS = 8;

/** What a pair is worth: first its step, then how much else agrees, so that of two orders of one drug each finds its own. */
function worthOf(left: KnownEntry, right: KnownEntry): number {
  const [leftTaken, rightTaken] = [isTaken(left.entry), isTaken(right.entry)];
  const match = leftTaken || rightTaken ? matchDrugs(left.concept, right.concept) : null;
  const step = LADDER.findIndex(([level, stopped]) => level === match?.level && stopped === !(leftTaken && rightTaken));
  if (step < 0) return 0;
  const alike = (sameDirections(left, right) ? 4 : 0) + (isPrn(left) === isPrn(right) ? 2 : 0) + (left.entry.ndc11 !== '' && left.entry.ndc11 === right.entry.ndc11 ? 1 : 0);
  return STEP ** step * (STEP + alike / DETAILS);
}

const isPrn = ({ directions }: KnownEntry): boolean => directions.structure?.parts.every(({ prn }) => prn) ?? /\bprn\b|as needed/.test(directions.text);

/** Sorted by what they say, so that the order in which a list names its drugs decides nothing. */
const sorted = (entries: readonly KnownEntry[]): readonly KnownEntry[] => entries.toSorted((a, b) => byCodePoint(a.content, b.content) || byCodePoint(a.entry.id, b.entry.id));

/** The best one-to-one assignment of two lists (R307), after combinations have found their separate ingredients (R308). */
export function matchLists(leftEntries: readonly KnownEntry[], rightEntries: readonly KnownEntry[]): MatchedLists {
  const given = (entries: readonly KnownEntry[]): readonly KnownEntry[] => sorted(entries).filter(({ entry }) => isTaken(entry));
  const sets = matchSets(given(leftEntries), given(rightEntries));
  const inSets = new Set(sets.flatMap(({ left, right }) => [...left, ...right]));
  const free = (entries: readonly KnownEntry[]): readonly KnownEntry[] => sorted(entries).filter((entry) => !inSets.has(entry));
  const [left, right] = [free(leftEntries), free(rightEntries)];
  const taken = assign(left.map((one) => right.map((other) => worthOf(one, other))));
  const pairs = left.flatMap((one, index): readonly MatchedPair[] => {
    const other = right[taken[index] ?? -1];
    const match = other === undefined ? null : matchDrugs(one.concept, other.concept);
    return other === undefined || match === null ? [] : [{ left: one, right: other, match }];
  });
  const paired = new Set(pairs.flatMap((pair) => [pair.left, pair.right]));
  return { pairs, sets, leftOver: { left: left.filter((entry) => !paired.has(entry)), right: right.filter((entry) => !paired.has(entry)) } };
}
