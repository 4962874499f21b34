import { type JsonValue, canonicalJson } from '@cyclefill/domain/kernel';
import type { SigPart, SigStructure } from '@cyclefill/domain/sig';
import { type DoseFigure, dailyTotal, doseFigure, routeGiven, timingKey } from './dose-figures.js';
import { type KnownEntry, sameDirections } from './known-entry.js';
import type { DrugMatch } from './match-level.js';

/** Types of a difference (R303), the gravest first; `SAME` = none. */
export const DIFFERENCE_TYPES = ['OMISSION', 'COMMISSION', 'DUPLICATE', 'ROUTE', 'DOSE', 'FREQUENCY', 'STRENGTH_FORM', 'DURATION', 'UNREADABLE', 'SUBSTITUTION', 'SAME'] as const;
export type DifferenceType = (typeof DIFFERENCE_TYPES)[number];

/** The parts of two directions side by side. */
interface PartPair {
  readonly a: SigPart;
  readonly b: SigPart;
  readonly doseA: DoseFigure;
  readonly doseB: DoseFigure;
}

const same = (a: unknown, b: unknown): boolean => canonicalJson(a as JsonValue) === canonicalJson(b as JsonValue);

/** One dose and the total of a day, beside each other (R308): 10 mg twice a day and 20 mg once differ in frequency, not in dose. */
function doseOrFrequency({ a, b, doseA, doseB }: PartPair): readonly DifferenceType[] {
  const [sameDose, sameTiming] = [doseA.isWeight === doseB.isWeight && doseA.key === doseB.key, timingKey(a) === timingKey(b)];
  if (sameDose) return sameTiming ? [] : ['FREQUENCY'];
  if (sameTiming) return ['DOSE'];
  const [left, right] = [dailyTotal(a, doseA), dailyTotal(b, doseB)];
  const sameTotal = doseA.isWeight === doseB.isWeight && left !== null && left === right;
  return sameTotal ? ['FREQUENCY'] : ['DOSE', 'FREQUENCY'];
}

function partDifferences(pair: PartPair, left: KnownEntry, right: KnownEntry): readonly DifferenceType[] {
  const { a, b } = pair;
  const found: DifferenceType[] = [...doseOrFrequency(pair)];
  if (routeGiven(a, left.concept) !== routeGiven(b, right.concept) || a.site !== b.site) found.push('ROUTE');
  if (!same(a.alternate, b.alternate)) found.push('DOSE');
  if (a.food !== b.food || (a.prn && b.prn && a.prnReason !== b.prnReason) || a.removeAfterMinutes !== b.removeAfterMinutes) found.push('FREQUENCY');
  if (a.durationDays !== b.durationDays || a.count !== b.count) found.push('DURATION');
  return found;
}

/** What counts for the whole of the directions. What is written beside the doses and differs is for a person to read. */
function wholeDifferences(a: SigStructure, b: SigStructure): readonly DifferenceType[] {
  const found: DifferenceType[] = [];
  if (!same(a.limit, b.limit) || a.scale !== b.scale) found.push('DOSE');
  if (!same(a.holds, b.holds)) found.push('FREQUENCY');
  if (a.start !== b.start || a.until !== b.until) found.push('DURATION');
  if (!same(a.instructions, b.instructions)) found.push('UNREADABLE');
  return found;
}

function directionDifferences(left: KnownEntry, right: KnownEntry): readonly DifferenceType[] {
  const [a, b] = [left.directions.structure, right.directions.structure];
  if (a === null || b === null) return sameDirections(left, right) ? [] : ['UNREADABLE'];
  if (a.parts.length !== b.parts.length) return ['DOSE', ...wholeDifferences(a, b)];
  const parts = a.parts.flatMap((part, index) => {
    const other = b.parts[index] ?? part;
    return partDifferences({ a: part, b: other, doseA: doseFigure(part, left.concept), doseB: doseFigure(other, right.concept) }, left, right);
  });
  return [...parts, ...wholeDifferences(a, b)];
}

/**
 * A strength that differs is a difference of its own only where the doses are known to weigh the same; where they are not the same, that
 * is the difference, and it is said as dose.
 */
function drugDifferences(match: DrugMatch, left: KnownEntry, right: KnownEntry): readonly DifferenceType[] {
  const found: DifferenceType[] = match.differs.length > 0 ? ['STRENGTH_FORM'] : [];
  if (match.level === 'L5' || left.concept.doubts.length + right.concept.doubts.length > 0) found.push('UNREADABLE');
  const strengthUnsaid = match.differs.includes('strength') && [left, right].some(({ concept }) => concept.components.some(({ amount }) => amount === null));
  if (strengthUnsaid && !(weighed(left) && weighed(right))) found.push('UNREADABLE');
  if (left.concept.writtenAsBrand !== right.concept.writtenAsBrand) found.push('SUBSTITUTION');
  return found;
}

/** Every dose of the directions is a weight. */
const weighed = ({ directions, concept }: KnownEntry): boolean => directions.structure?.parts.every((part) => doseFigure(part, concept).isWeight) ?? false;

/** Two amounts of things that are counted say nothing where the things are of two strengths. */
function countedOfTwoStrengths(match: DrugMatch, left: KnownEntry, right: KnownEntry): boolean {
  return match.differs.includes('strength') && !(weighed(left) && weighed(right));
}

/** All in which two matched entries differ, the gravest first; none = they are the same. Symmetric. */
export function differencesBetween(match: DrugMatch, left: KnownEntry, right: KnownEntry): readonly DifferenceType[] {
  if (match.level === 'L4') return ['SUBSTITUTION'];
  const drug = drugDifferences(match, left, right);
  const directions = directionDifferences(left, right);
  // A dose counted in pieces of another strength is another dose.
  const counted = countedOfTwoStrengths(match, left, right) && directions.length === 0 && !drug.includes('UNREADABLE') ? (['DOSE'] as const) : [];
  const held = (left.entry.status === 'on-hold') === (right.entry.status === 'on-hold') ? [] : (['DURATION'] as const);
  const found = new Set<DifferenceType>([...drug, ...directions, ...counted, ...held]);
  return gravestFirst(match, found);
}

/** Which drug comes before how it is given: a name that is a guess, then another form, salt or release; else the order of the types. */
function gravestFirst({ level }: DrugMatch, found: ReadonlySet<DifferenceType>): readonly DifferenceType[] {
  const first: DifferenceType | null = level === 'L5' ? 'UNREADABLE' : level === 'L3' ? 'STRENGTH_FORM' : null;
  const rest = DIFFERENCE_TYPES.filter((type) => found.has(type) && type !== first);
  return first === null ? rest : [first, ...rest];
}
