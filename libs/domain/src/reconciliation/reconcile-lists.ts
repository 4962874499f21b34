import { byCodePoint } from '@cyclefill/domain/kernel';
import type { ComponentSet } from './component-sets.js';
import { type DrugCatalogue, ingredientSet } from './drug-catalogue.js';
import { type DifferenceType, differencesBetween } from './difference.js';
import { highAlertKind } from './high-alert.js';
import { type KnownEntry, knownEntry } from './known-entry.js';
import { type ListEntry, isTaken } from './list-entry.js';
import type { MatchLevel } from './match-level.js';
import { type MatchedPair, matchLists } from './match-lists.js';
import { type ProposedAction, proposedAction } from './proposed-action.js';

/** One row of a reconciliation: a drug on both lists, or on one. More than one id on a side = a combination against its ingredients. */
export interface ReconciliationRow {
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** null = on one list alone. */
  readonly level: MatchLevel | null;
  /** The codes and words that made the match, for people to judge it by. */
  readonly basis: readonly string[];
  readonly type: DifferenceType;
  /** Every difference, the gravest first; it begins with `type`. */
  readonly types: readonly DifferenceType[];
  /** A proposal and nothing more: a clinician decides (R302). */
  readonly proposed: ProposedAction;
  /** The kind of drug that is always shown, even where nothing differs (R309); null = none. */
  readonly highAlert: string | null;
  /** Nothing differs, the drug is the same to its release and salt, and it is not one of high alert: the only rows that may go unseen. */
  readonly accepted: boolean;
}

export interface Reconciliation {
  /** In code point order of the drugs, then of the ids. */
  readonly rows: readonly ReconciliationRow[];
  /** Entries that their list calls stopped and that stand against nothing the other gives. */
  readonly setAside: { readonly left: readonly string[]; readonly right: readonly string[] };
}

type Sides = Pick<ReconciliationRow, 'level' | 'basis' | 'types'> & { readonly left: readonly KnownEntry[]; readonly right: readonly KnownEntry[]; readonly proposed?: ProposedAction };

const ingredients = (entries: readonly KnownEntry[]): readonly string[] => entries.flatMap(({ concept }) => concept.components.map(({ ingredient }) => ingredient));
const idsOf = (entries: readonly KnownEntry[]): readonly string[] => entries.map(({ entry }) => entry.id);

function rowOf({ left, right, level, basis, types, proposed }: Sides): ReconciliationRow {
  const highAlert = highAlertKind(ingredients([...left, ...right]));
  const [type = 'SAME'] = types;
  return {
    left: idsOf(left), right: idsOf(right), level, basis, type, types: types.length === 0 ? ['SAME'] : types, proposed: proposed ?? proposedAction(type, level), highAlert,
    accepted: type === 'SAME' && level === 'L1' && highAlert === null,
  };
}

/** Two entries side by side; what one list gives and the other calls stopped is the end of a drug, or its beginning again. */
function pairRow({ left, right, match }: MatchedPair): Sides {
  const sides = { left: [left], right: [right], level: match.level };
  if (!isTaken(right.entry)) return { ...sides, basis: [...match.basis, 'stopped on the incoming list'], types: ['DURATION'], proposed: 'stop' };
  if (!isTaken(left.entry)) return { ...sides, basis: [...match.basis, 'stopped on our list'], types: ['COMMISSION'] };
  return { ...sides, basis: match.basis, types: differencesBetween(match, left, right) };
}

function setRow({ left, right, sameTotals }: ComponentSet): Sides {
  return { left, right, level: 'L3', basis: [`ingredients as a set: ${ingredients(left).toSorted(byCodePoint).join(' + ')}`], types: sameTotals ? ['STRENGTH_FORM'] : ['STRENGTH_FORM', 'DOSE'] };
}

/** On the incoming list alone: a second entry of a drug that this list has already, or one that is new. */
function addedRow(entry: KnownEntry, others: readonly KnownEntry[]): Sides {
  const [twin] = others.filter((other) => other !== entry && ingredientSet(other.concept) === ingredientSet(entry.concept)).toSorted((a, b) => byCodePoint(a.content, b.content));
  return { left: [], right: [entry], level: null, basis: twin === undefined ? [] : [`twice on its list: ${twin.entry.drug}`], types: [twin === undefined ? 'COMMISSION' : 'DUPLICATE'] };
}

/**
 * Compares what a resident is given by one list with another (R301–R309). `left` is what we know, `right` what came. Every entry stands in
 * exactly one row or is set aside; the order of the lists decides nothing.
 */
export function reconcileLists(left: readonly ListEntry[], right: readonly ListEntry[], catalogue: DrugCatalogue): Reconciliation {
  const read = (list: readonly ListEntry[]): readonly KnownEntry[] => list.map((entry) => knownEntry(entry, catalogue));
  const [known, came] = [read(left), read(right)];
  const { pairs, sets, leftOver } = matchLists(known, came);
  const taken = (entries: readonly KnownEntry[]): readonly KnownEntry[] => entries.filter(({ entry }) => isTaken(entry));
  const sides: readonly Sides[] = [
    ...pairs.map(pairRow),
    ...sets.map(setRow),
    ...taken(leftOver.left).map((entry): Sides => ({ left: [entry], right: [], level: null, basis: [], types: ['OMISSION'] })),
    ...taken(leftOver.right).map((entry) => addedRow(entry, taken(came))),
  ];
  const aside = (entries: readonly KnownEntry[]): readonly string[] => idsOf(entries.filter(({ entry }) => !isTaken(entry))).toSorted(byCodePoint);
  const keyed = sides.map((side) => ({ key: JSON.stringify([ingredients([...side.left, ...side.right]).toSorted(byCodePoint), idsOf(side.left), idsOf(side.right)]), row: rowOf(side) }));
  return { rows: keyed.toSorted((a, b) => byCodePoint(a.key, b.key)).map(({ row }) => row), setAside: { left: aside(leftOver.left), right: aside(leftOver.right) } };
}
