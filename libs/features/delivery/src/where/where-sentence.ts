import { assertNever } from '@cyclefill/domain/kernel';
import { localNow, momentText } from '@cyclefill/features/order';
import type { JourneyStep, PackJourney } from './pack-journey.query.js';

/** An instant by the facility's clock, `2026-12-04 17:00`. */
export function clockAt(at: Date, zone: string): string {
  return momentText(localNow(at, zone));
}

function originOf({ windowFrom, supplyKind, suppliedOn }: PackJourney): string {
  if (windowFrom !== null) return `in the batch of ${windowFrom}`;
  if (supplyKind === 'discharge') return `made on ${suppliedOn ?? ''} to go home with`;
  return supplyKind === 'leave' ? `made on ${suppliedOn ?? ''} for a leave` : `filled on demand on ${suppliedOn ?? ''}`;
}

/** `packed 2026-12-03 10:12 by A. Person`, for the steps that were taken, the newest of each kind. */
function done(steps: readonly JourneyStep[], zone: string, kind: string, word: string): string[] {
  const step = steps.findLast((one) => one.kind === kind);
  return step === undefined ? [] : [`${word} ${clockAt(step.at, zone)}${step.by === null ? '' : ` by ${step.by}`}`];
}

function vanOf({ toteCode, routeCode, van, plannedAt, zone }: PackJourney): string {
  if (toteCode === null) return 'in no tote any more';
  return plannedAt === null ? `in tote ${toteCode}, which waits for a van` : `in tote ${toteCode} for ${van ?? ''} of route ${routeCode ?? ''} at ${clockAt(plannedAt, zone)}`;
}

/** What comes next, or why nothing does. */
function nowOf(pack: PackJourney, steps: readonly JourneyStep[]): string {
  const { state, zone, departedAt, condition, receivedAt, signedName, van, routeCode } = pack;
  const [left, arrived] = [departedAt === null ? '' : clockAt(departedAt, zone), receivedAt === null ? '' : clockAt(receivedAt, zone)];
  const why = steps.findLast(({ kind }) => kind === 'voided' || kind === 'recalled' || kind === 'returned');
  const reason = why === undefined ? '' : ` ${clockAt(why.at, zone)}${why.reason === '' ? '' : `: ${why.reason}`}`;
  switch (state) {
    case 'planned':
      return pack.current ? 'nobody has begun to pack it' : 'another pack was planned in its place';
    case 'filling':
      return 'it is being packed';
    case 'sealed':
      return 'it waits for its check';
    case 'checked':
      return 'it is in no tote yet';
    case 'tote':
      return vanOf(pack);
    case 'shipped':
      return `left ${left} on ${van ?? ''} of route ${routeCode ?? ''}; ${condition === 'short' ? `reported missing ${arrived} by ${signedName ?? ''}` : condition === 'stopped' ? `there since ${arrived}, and not to be used` : 'not received yet'}`;
    case 'received':
      return condition === 'damaged' ? `received damaged ${arrived} by ${signedName ?? ''}` : `received${arrived === '' ? '' : ` ${arrived} by ${signedName ?? ''}`}`;
    case 'returned':
      return `came back to the pharmacy${reason}`;
    case 'void':
      return `voided${reason}`;
    case 'recalled':
      return `called back${reason}`;
    default:
      return assertNever(state);
  }
}

/** "Where is it?" in one sentence (domain.md I1): in which batch, packed, checked, on which van, received when by whom, or why not. */
export function whereSentence(pack: PackJourney, steps: readonly JourneyStep[]): string {
  const { zone } = pack;
  const way = [...done(steps, zone, 'sealed', 'packed'), ...done(steps, zone, 'passed', 'checked')];
  const drift = pack.outOfDate && !['void', 'returned', 'recalled'].includes(pack.state) ? ' A dose in it is not due any more: it goes no further.' : '';
  return `${pack.code} is ${originOf(pack)}: ${[...way, nowOf(pack, steps)].join(', ')}.${drift}`;
}
