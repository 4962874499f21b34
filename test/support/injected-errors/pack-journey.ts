import type { Station } from '@cyclefill/domain/bench';
import type { Answer, ShownPack } from '../bench-desk.js';
import { type PooledPack, type WorkingPharmacy, must } from './working-pharmacy.js';

/** What is done with a pack, in the order of its way. */
export const STEPS = ['start', 'fill', 'seal', 'check', 'tote', 'close', 'load', 'depart', 'receipt'] as const;
export type Step = (typeof STEPS)[number];
export type PackedOrder = ShownPack['orders'][number];
export type Body = Readonly<Record<string, unknown>>;

/** What staff do with one pack: all of it right, but for what an error puts in its place. */
export interface Staff {
  /** Who fills. */
  filler: string;
  /** What a technician scans before an order is filled; null = goes on without. */
  scanAtBench: (order: PackedOrder) => string | null;
  /** What is confirmed of an order; null = it is left out. */
  fill: (order: PackedOrder) => Body | null;
  /** The code that the label in hand bears. */
  label: { seal?: string; check?: string; tote?: string; receipt?: string | null };
  /** What happens between the bench and the seal. */
  beforeSeal: () => Promise<void>;
  /** Another pack that goes into the tote first. */
  companion: string | null;
  /** It is put beside the tote. */
  leftOut: boolean;
  /** The tote it is put into, where that is of somebody else. */
  toteOf: Pick<PooledPack, 'facilityId' | 'wingId'> | null;
  /** The closed tote is left standing. */
  notLoaded: boolean;
}

/** One pack on its way. */
export interface Trip {
  readonly pharmacy: WorkingPharmacy;
  readonly pooled: PooledPack;
  readonly pack: ShownPack;
  readonly staff: Staff;
}

/** Where an error was caught, and by which code. */
export interface Caught {
  readonly station: Station;
  readonly code: string;
}

interface Tote {
  readonly id: string;
  readonly version: number;
}

/** Of right work: every order in full, of what was ordered, of a lot that lasts. */
export function rightFill(pharmacy: WorkingPharmacy, { ndc11, expected, schedule }: PackedOrder): Body {
  return { containers: [{ scan: ndc11, lot: 'LOT-1', expiresOn: '2028-06-30', units: expected }], ...(schedule !== null && { witnessId: pharmacy.desk.userId('theo') }) };
}

/** Who does all of it right. */
export function rightStaff(pharmacy: WorkingPharmacy): Staff {
  return { filler: 'tess', scanAtBench: () => null, fill: rightFill.bind(null, pharmacy), label: {}, beforeSeal: () => Promise.resolve(), companion: null, leftOut: false, toteOf: null, notLoaded: false };
}

/** Sends a pack along its whole way to the nurse until somebody stops it; null = she has it in hand. @param before what changes in the world before a step */
export async function travel(trip: Trip, before: (step: Step) => Promise<void>): Promise<Caught | null> {
  const state: { tote: Tote; van: Tote } = { tote: { id: '', version: 0 }, van: { id: '', version: 0 } };
  for (const step of STEPS) {
    await before(step);
    const caught = await DOES[step](trip, state);
    if (caught !== null) return caught;
  }
  return null;
}

const refusedAt = (station: Station, [status, body]: Answer): Caught | null => (status === 200 ? null : { station, code: String(body['code']) });
const codeAt = ({ pack, staff }: Trip, at: 'seal' | 'check' | 'tote'): string => staff.label[at] ?? pack.code;

async function fill({ pharmacy: { desk }, pack: { id }, staff }: Trip): Promise<Caught | null> {
  for (const order of (await desk.pack(id)).orders) {
    const raw = staff.scanAtBench(order);
    if (raw !== null) {
      const scanned = must(await desk.post(staff.filler, `packs/${id}/scans`, { raw, orderId: order.orderId }), 200, 'a scan');
      if (scanned['verdict'] === 'stop' || scanned['verdict'] === 'unknown') return { station: 'bench', code: String(scanned['code']) };
    }
    const body = staff.fill(order);
    if (body === null) continue;
    const refused = refusedAt('bench', await desk.post(staff.filler, `packs/${id}/orders/${order.orderId}/confirm`, body, { 'If-Match': String(order.rowVersion) }));
    if (refused !== null) return refused;
  }
  return null;
}

async function check(trip: Trip): Promise<Caught | null> {
  const { pharmacy: { desk }, pack: { id } } = trip;
  const [, view] = await desk.get('pam', `packs/${id}/check`);
  const acknowledged = (view['rows'] as { lineId: string; toAcknowledge: boolean }[]).filter((row) => row.toAcknowledge).map((row) => row.lineId);
  return refusedAt('check', await desk.command('pam', id, 'pass', { scan: codeAt(trip, 'check'), acknowledged }));
}

async function putIntoTote(trip: Trip, state: { tote: Tote; van: Tote }): Promise<Caught | null> {
  const { pharmacy, pooled, staff } = trip;
  const { facilityId, wingId } = staff.toteOf ?? pooled;
  state.van = await pharmacy.van();
  const opened = must(await pharmacy.desk.post('tess', 'totes', { facilityId, wingId, deliveryId: state.van.id }), 201, 'a tote');
  state.tote = { id: opened['id'] as string, version: opened['version'] as number };
  for (const code of [...(staff.companion === null ? [] : [staff.companion]), ...(staff.leftOut ? [] : [codeAt(trip, 'tote')])]) {
    const scanned = must(await pharmacy.desk.post('tess', `totes/${state.tote.id}/scans`, { code }), 200, 'a scan at a tote');
    if (scanned['verdict'] !== 'ok') return { station: 'tote', code: String(scanned['code']) };
    state.tote = { ...state.tote, version: scanned['toteVersion'] as number };
  }
  return null;
}

/** A step of tote or van that names the pack: to be pulled, or left behind. */
function named({ pack }: Trip, station: Station, answer: Answer): Caught | null {
  const refused = refusedAt(station, answer);
  if (refused !== null) return refused;
  const [, body] = answer;
  if ((body['toPull'] as { packId: string }[]).some(({ packId }) => packId === pack.id)) return { station, code: 'pack_out_of_date' };
  return ((body['leftBehind'] ?? []) as { packId: string }[]).some(({ packId }) => packId === pack.id) ? { station, code: 'left_behind' } : null;
}

async function stepTote(trip: Trip, state: { tote: Tote }, step: 'close' | 'load', body: Body): Promise<Caught | null> {
  const answer = await trip.pharmacy.desk.post('tess', `totes/${state.tote.id}/${step}`, body, { 'If-Match': String(state.tote.version) });
  if (answer[0] === 200) state.tote = answer[1]['tote'] as Tote;
  return named(trip, step === 'close' ? 'tote' : 'van', answer);
}

async function receive(trip: Trip, { tote }: { tote: Tote }): Promise<Caught | null> {
  const { pharmacy: { desk, nurseOf }, pooled, pack, staff } = trip;
  const nurse = nurseOf(pooled.facilityId);
  const seen = must(await desk.get(nurse, `totes/${tote.id}`), 200, 'the tote');
  const scanned = (seen['items'] as { code: string }[]).map(({ code }) => (code === pack.code && staff.label.receipt !== undefined ? staff.label.receipt : code)).filter((code) => code !== null);
  const received = must(await desk.post(nurse, `totes/${tote.id}/receipt`, { signedName: 'N. Urse', secondName: 'S. Econd', scanned }, { 'If-Match': String(seen['version']) }), 200, 'a receipt');
  const { lines } = received['receipt'] as { lines: { packId: string | null; condition: string }[] };
  const line = lines.find(({ packId }) => packId === pack.id);
  return line === undefined || line.condition === 'received' ? null : { station: 'receipt', code: line.condition };
}

const DOES: Readonly<Record<Step, (trip: Trip, state: { tote: Tote; van: Tote }) => Promise<Caught | null>>> = {
  start: async ({ pharmacy: { desk }, pack }) => refusedAt('bench', await desk.command('tess', pack.id, 'start')),
  fill,
  seal: async (trip) => {
    await trip.staff.beforeSeal();
    return refusedAt('seal', await trip.pharmacy.desk.command('tess', trip.pack.id, 'seal', { scan: codeAt(trip, 'seal') }));
  },
  check,
  tote: putIntoTote,
  close: (trip, state) => stepTote(trip, state, 'close', {}),
  load: async (trip, state) => (trip.staff.notLoaded ? null : stepTote(trip, state, 'load', { deliveryId: state.van.id })),
  depart: async (trip, { van }) => named(trip, 'van', await trip.pharmacy.desk.post('tess', `deliveries/${van.id}/departure`, { early: 'the road closes' }, { 'If-Match': String(van.version) })),
  receipt: receive,
};
