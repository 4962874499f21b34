import type { NearMissClass, Station } from '@cyclefill/domain/bench';
import type { SeededRandom } from '@cyclefill/sample';
import { REDIRECTIONS, STOPS, isPlain, redirect, stopDoses } from './changed-orders.js';
import { type PackedOrder, STEPS, type Step, type Trip, rightFill } from './pack-journey.js';
import type { PooledPack } from './working-pharmacy.js';
import { unfitLot } from './unfit-lots.js';
import { type OtherProduct, WRONG_WAYS, otherProduct, wrongBottle } from './wrong-products.js';

/** The seven classes of the audits of packed aids (domain.md, section 0.5). */
export const ERROR_CLASSES = ['missing_drug', 'stopped_drug', 'wrong_strength', 'wrong_directions', 'not_delivered', 'wrong_drug', 'label'] as const satisfies readonly NearMissClass[];
export type ErrorClass = (typeof ERROR_CLASSES)[number];

/** What is put in: an error of a class, or the right drug of a lot that may not be used. */
export const INJECTIONS = [...ERROR_CLASSES, 'unfit_lot'] as const;
export type Injection = (typeof INJECTIONS)[number];

/** An error that was put into a trip. */
export interface Injected {
  readonly what: string;
  /** Codes that tell of this error, and of no other. */
  readonly toldBy: readonly string[];
  /** As what the log keeps it; null = an answer at the station alone, which says what is to be done. */
  readonly logged: NearMissClass | null;
  /** What happens in the world before a step of the pack. */
  readonly before?: { readonly step: Step; happens(): Promise<void> };
}

/** What an error needs besides the pack. */
export interface Scene {
  readonly trip: Trip;
  readonly random: SeededRandom;
  readonly order: PackedOrder;
  /** A planned pack for the same wing, a checked one there, and a planned one of another home or wing. */
  readonly neighbour: () => PooledPack;
  readonly checkedNeighbour: () => Promise<PooledPack>;
  readonly stranger: () => PooledPack;
}
/** Puts one error of its class into a trip; null = this pack is not one to which it can happen. */
export type Inject = (scene: Scene) => Promise<Injected | null>;

const left = (wanted: PackedOrder, { trip }: Scene, instead: (order: PackedOrder) => ReturnType<typeof rightFill> | null): void => {
  trip.staff.fill = (order) => (order.orderId === wanted.orderId ? instead(order) : rightFill(trip.pharmacy, order));
};

async function missingDrug(scene: Scene): Promise<Injected> {
  const { trip, random, order } = scene;
  const { desk } = trip.pharmacy;
  const what = random.pick(['left out', 'short without a reason', 'taken out again', 'nothing in it']);
  const atSeal = { what, toldBy: ['pack.seal-blocked'], logged: 'missing_drug' } as const;
  if (what === 'left out') left(order, scene, () => null);
  if (what === 'taken out again') trip.staff.beforeSeal = async () => void (await desk.command('tess', trip.pack.id, 'undo'));
  if (what === 'nothing in it') {
    trip.staff.fill = () => null;
    trip.staff.beforeSeal = async () => {
      for (const { orderId } of trip.pack.orders) await desk.orderCommand('tess', trip.pack.id, orderId, 'except', { reason: 'not_found' });
    };
  }
  if (what !== 'short without a reason') return atSeal;
  const units = String(Number(order.expected) - Math.min(1, Number(order.expected) / 2));
  left(order, scene, (own) => ({ ...rightFill(trip.pharmacy, own), containers: [{ scan: own.ndc11, lot: 'LOT-1', expiresOn: '2028-06-30', units }] }));
  return { what, toldBy: ['pack.count-differs'], logged: 'missing_drug' };
}

async function stoppedDrug({ trip, random, order }: Scene): Promise<Injected> {
  const [how, step] = [random.pick(STOPS), random.pick(STEPS)];
  return { what: `${how} before ${step}`, toldBy: ['pack.out-of-date', 'pack_out_of_date', 'stopped'], logged: 'stopped_drug', before: { step, happens: () => stopDoses(trip, order, how, random) } };
}

async function wrongDirections({ trip, random, order }: Scene): Promise<Injected | null> {
  if (!(await isPlain(trip, order))) return null;
  const how = random.pick(REDIRECTIONS);
  // The label is printed from the words that hold when a pack is begun.
  const step = random.pick(how === 'other words' ? STEPS.slice(1) : STEPS);
  return { what: `${how} before ${step}`, toldBy: ['pack.out-of-date', 'pack_out_of_date', 'stopped'], logged: 'wrong_directions', before: { step, happens: () => redirect(trip, order, how, random) } };
}

const wrongProduct = (kinds: readonly OtherProduct[], logged: ErrorClass): Inject => async (scene) => {
  const { trip, random, order } = scene;
  const [kind, way] = [random.pick(kinds), random.pick(WRONG_WAYS)];
  const wrong = await otherProduct(trip.pharmacy, random, order.ndc11, kind);
  // Another form may be set aside by a pharmacist with a reason (R242): that is a decision.
  if (wrong === null || (kind === 'form' && way === 'against the stop, by an override')) return null;
  const { scan, body } = await wrongBottle(trip.pharmacy, order, order.ndc11, wrong, way);
  if (way === 'against the stop, by an override') trip.staff.filler = 'paul';
  trip.staff.scanAtBench = ({ orderId }) => (orderId === order.orderId ? scan : null);
  left(order, scene, () => body);
  return { what: `another ${kind}, ${way}`, toldBy: ['pack.scan-stops', 'wrong_drug', 'wrong_strength', 'wrong_form', 'wrong_release'], logged };
};

async function notDelivered(scene: Scene): Promise<Injected> {
  const { trip: { staff }, random, checkedNeighbour, stranger } = scene;
  const what = random.pick(['left beside its tote', 'lost on the way', 'in the tote of another wing', 'tote left standing']);
  if (what === 'left beside its tote') {
    [staff.leftOut, staff.companion] = [true, (await checkedNeighbour()).code];
    return { what, toldBy: ['left_behind'], logged: null };
  }
  if (what === 'lost on the way') {
    staff.label.receipt = null;
    return { what, toldBy: ['short'], logged: 'not_delivered' };
  }
  if (what === 'tote left standing') {
    staff.notLoaded = true;
    return { what, toldBy: ['delivery.totes-not-loaded'], logged: null };
  }
  staff.toteOf = stranger();
  return { what, toldBy: ['wrong_tote'], logged: 'wrong_resident' };
}

const damaged = (code: string): string => code.replace(/\d(?=\d-)/u, (digit) => String((Number(digit) + 1) % 10));

async function label({ trip, random, neighbour, checkedNeighbour, stranger }: Scene): Promise<Injected> {
  const { staff, pack } = trip;
  const station = random.pick(['bench', 'seal', 'check', 'tote', 'receipt'] satisfies Station[]);
  if (station === 'bench') {
    staff.scanAtBench = () => neighbour().code;
    return { what: 'of another pack at the bench', toldBy: ['wrong_pack'], logged: 'label' };
  }
  if (station === 'receipt') {
    staff.label.receipt = random.pick([neighbour, stranger])().code;
    return { what: 'of another pack at the receipt', toldBy: ['short'], logged: 'not_delivered' };
  }
  const other = random.pick(['neighbour', 'stranger', 'damaged', ...(station === 'tote' ? ['twice the same' as const] : [])] as const);
  if (other === 'twice the same') {
    const { code } = await checkedNeighbour();
    [staff.companion, staff.label.tote] = [code, code];
    return { what: 'twice the same at the tote', toldBy: ['left_behind'], logged: null };
  }
  staff.label[station] = other === 'damaged' ? damaged(pack.code) : (other === 'neighbour' ? neighbour() : stranger()).code;
  const what = `${other} at ${station}`;
  if (station !== 'tote') return { what, toldBy: ['pack.wrong-scan'], logged: 'label' };
  // The other pack may be out of date by itself.
  return { what, toldBy: ['not_known', 'not_checked', 'wrong_tote', 'pack_out_of_date'], logged: other === 'stranger' ? 'wrong_resident' : null };
}

/** How each is put in. */
export const INJECT: Readonly<Record<Injection, Inject>> = {
  missing_drug: missingDrug, stopped_drug: stoppedDrug, wrong_strength: wrongProduct(['strength'], 'wrong_strength'), wrong_directions: wrongDirections, not_delivered: notDelivered,
  wrong_drug: wrongProduct(['drug', 'drug', 'form'], 'wrong_drug'), label, unfit_lot: unfitLot,
};
