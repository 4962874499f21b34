import type { InputProblem } from '@cyclefill/contracts';
import { type LocalMinute, type Milli, endOf, parseMilli } from '@cyclefill/domain/kernel';
import { stoppedAt } from '@cyclefill/domain/orders';
import { type FirstDose, type Regimen, canBeginStat, largestDose, withFirstDose } from '@cyclefill/domain/regimen';
import { type OrderSaid, type SigReading, type SigStructure, findSigConflicts, readSig, regimenOfSig, sigConflictText, sigForProduct, sigSentences } from '@cyclefill/domain/sig';
import { NO_NEXT_SLOT } from '../preview-regimen/preview-regimen.js';
import { structureFromWire } from '../preview-regimen/structure-wire.js';
import { regimenOfCode } from './regimen-of-code.js';
import type { Directions } from './prescription-content.js';

/** Directions as an order keeps them, however they were given: by code, by structure, by text. */
export interface ResolvedDirections {
  /** '' = structure or text without a code. */
  readonly frequencyCode: string;
  readonly prn: boolean;
  readonly prnReason: string;
  readonly route: string;
  readonly sigText: string;
  readonly dose: Milli;
  readonly regimen: Regimen;
  /** The text says nothing that can be held against the rest (D56): the order is recorded and not packed. */
  readonly dataProblem: 'sig_unread' | null;
}

/** What they are of: the product, the order's life, the table that holds for it. */
export interface DirectionsContext {
  /** null = the catalogue has none: then nothing is counted or compared, and the product is what is asked for. */
  readonly product: { readonly doseUnit: string; readonly strength: string; readonly route: string } | null;
  readonly from: LocalMinute;
  readonly to: LocalMinute | null;
  readonly timesOf: OrderSaid['timesOf'];
  /** How the order begins (D46); absent = with its next slot. */
  readonly firstDose?: FirstDose | undefined;
}

export type DirectionsReading = { readonly resolved: ResolvedDirections } | { readonly problem: InputProblem } | 'missing';

const problem = (pointer: string, rule: string): { readonly problem: InputProblem } => ({ problem: { pointer: `/directions/${pointer}`, rule } });

/**
 * Reads directions by code and dose, by structure, or by their text alone, and holds text and structure against each other
 * (D50): what differs is told, and nothing is recorded. Pointers begin at the content they stand in.
 */
export function resolveDirections(directions: Directions, context: DirectionsContext): DirectionsReading {
  const reading = readAsGiven(directions, context);
  return typeof reading === 'object' && 'resolved' in reading ? begun(reading.resolved, context) : reading;
}

/** The directions with their first dose; their text and structure say nothing of it, so it comes after both were compared. */
function begun(resolved: ResolvedDirections, { firstDose }: DirectionsContext): DirectionsReading {
  if (firstDose !== 'stat_then_next_slot') return { resolved };
  if (!canBeginStat(resolved.regimen)) return { problem: { pointer: '/firstDose', rule: NO_NEXT_SLOT } };
  return { resolved: { ...resolved, regimen: withFirstDose(resolved.regimen, firstDose) } };
}

function readAsGiven(directions: Directions, context: DirectionsContext): DirectionsReading {
  const { frequencyCode, structure, sigText } = directions;
  if (frequencyCode !== undefined && structure !== undefined) return problem('structure', 'stands beside a frequency code: give one of the two');
  if (frequencyCode !== undefined) return byCode(directions, context);
  const reading = sigText === undefined ? null : readSig(sigText);
  if (structure !== undefined) return bySig(structureFromWire(structure), directions, reading, context);
  if (reading === null) return 'missing';
  if (reading.structure === null) return problem('sigText', `cannot be read${doubtsOf(reading)}: give the directions as structure or by code`);
  return bySig(reading.structure, directions, null, context);
}

const doubtsOf = ({ warnings }: SigReading): string => (warnings.length === 0 ? '' : ` (${[...new Set(warnings.map(({ code }) => code))].join(', ')})`);

function byCode({ frequencyCode = '', detail = '', times = [], dose: doseText, doseUnit, prn = false, prnReason = '', route, sigText }: Directions, context: DirectionsContext): DirectionsReading {
  if (doseText === undefined || route === undefined || sigText === undefined) return 'missing';
  // Fifty milligrams are not fifty tablets: another unit is never converted by guess.
  if (doseUnit !== undefined && context.product !== null && doseUnit.toLowerCase() !== context.product.doseUnit.toLowerCase()) return problem('doseUnit', `is not what the product is counted in (${context.product.doseUnit})`);
  const dose = parseMilli(doseText) ?? (0 as Milli);
  const regimen = regimenOfCode({ frequencyCode, detail, times, dose, prn }, context.from, context.to);
  if (regimen === null) return problem('frequencyCode', 'is no frequency code that can be read');
  const reading = readSig(sigText);
  return agreed({ frequencyCode, prn, prnReason, route, sigText, dose, regimen, dataProblem: reading.parsed ? null : 'sig_unread' }, reading, context);
}

function bySig(sig: SigStructure, directions: Directions, reading: SigReading | null, context: DirectionsContext): DirectionsReading {
  const { product, from, to } = context;
  const counted = product === null ? sig : sigForProduct(sig, product);
  if (counted === null) return problem('structure', `has a dose that the product, counted in ${product?.doseUnit ?? 'nothing known'}, does not tell`);
  const whole = regimenOfSig(counted, from);
  if (whole === null) return problem('structure', 'leaves days, times or dose open, such as a range, unnamed days or a scale: say which, or order it as needed');
  const regimen = to === null ? whole : stoppedAt(whole, to);
  const [first] = counted.parts;
  const dose = largestDose(regimen);
  const resolved: ResolvedDirections = {
    frequencyCode: '', prn: regimen.prn, prnReason: directions.prnReason ?? first?.prnReason ?? '', route: directions.route ?? product?.route ?? '', sigText: directions.sigText ?? sigSentences(sig).staff,
    dose: dose > 0 ? dose : (first?.amount.low ?? (0 as Milli)), regimen, dataProblem: reading?.parsed === false ? 'sig_unread' : null,
  };
  return reading === null ? { resolved } : agreed(resolved, reading, context);
}

/** The end of an order whose regimen ends by itself; null = open. */
function lastEnd({ phases }: Regimen, to: LocalMinute | null): LocalMinute | null {
  if (to !== null || phases.length === 0 || phases.some((phase) => phase.to === null)) return to;
  return Math.max(...phases.map(endOf)) as LocalMinute;
}

function agreed(resolved: ResolvedDirections, reading: SigReading, { product, from, to, timesOf }: DirectionsContext): DirectionsReading {
  const { regimen, route } = resolved;
  if (product === null) return { resolved };
  const said: OrderSaid = { regimen, doseUnit: product.doseUnit, route, strength: product.strength, from, to: lastEnd(regimen, to), grouped: false, timesOf };
  const conflicts = findSigConflicts(reading, said);
  return conflicts.length === 0 ? { resolved } : problem('sigText', `SIG_CONFLICT: ${sigConflictText(conflicts)}`);
}
