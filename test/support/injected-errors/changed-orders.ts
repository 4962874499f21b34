import type { SeededRandom } from '@cyclefill/sample';
import type { PackedOrder, Trip } from './pack-journey.js';
import { must } from './working-pharmacy.js';

interface ShownOrder {
  readonly version: number;
  readonly versions: readonly { readonly version: number; readonly frequencyCode: string; readonly dose: string; readonly doseUnit: string; readonly route: string; readonly regimen: { readonly phases: readonly unknown[] } }[];
}

/** How an order comes to be given no more. */
export const STOPS = ['stopped', 'held', 'resident in hospital', 'resident discharged'] as const;
/** How an order comes to be given otherwise. */
export const REDIRECTIONS = ['other days', 'other dose', 'other hours', 'other words'] as const;

const WORDS: Readonly<Record<string, { readonly said: string; readonly hours: readonly string[] }>> = {
  QD: { said: 'once daily', hours: ['1115'] }, BID: { said: 'twice daily', hours: ['1015', '2215'] }, TID: { said: 'three times daily', hours: ['0515', '1315', '2115'] },
};

/** A moment at which the order has a cell, in the first half, so that later ones are changed too. */
const momentOf = ({ cells }: PackedOrder, random: SeededRandom): string => random.pick(cells.slice(0, Math.ceil(cells.length / 2))).at;

async function shown({ pharmacy: { desk } }: Trip, orderId: string): Promise<ShownOrder> {
  return must(await desk.get('pam', `orders/${orderId}`), 200, 'an order') as unknown as ShownOrder;
}

async function command(trip: Trip, orderId: string, name: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  const { version } = await shown(trip, orderId);
  must(await trip.pharmacy.desk.post('pam', `orders/${orderId}/${name}`, { reason: 'the prescriber says so', ...body }, { 'If-Match': String(version) }), 201, `${name} an order`);
}

/** Takes doses out of what is due, over HTTP: by the pharmacist, or by the nurse who tells of the resident. */
export async function stopDoses(trip: Trip, order: PackedOrder, how: (typeof STOPS)[number], random: SeededRandom): Promise<void> {
  const at = momentOf(order, random);
  if (how === 'stopped') return command(trip, order.orderId, 'discontinue', { at });
  if (how === 'held') return command(trip, order.orderId, 'hold', { from: at });
  const { pharmacy: { desk, nurseOf }, pooled, pack } = trip;
  must(await desk.post(nurseOf(pooled.facilityId), `residents/${pack.residentId}/census-events`, { event: how === 'resident in hospital' ? 'hospital' : 'discharge', at }), 201, 'a census event');
}

/** Whether an order is of those that can be directed otherwise in plain words. */
export async function isPlain(trip: Trip, { orderId, cells }: PackedOrder): Promise<boolean> {
  const order = await shown(trip, orderId);
  const now = order.versions.find(({ version }) => version === order.version);
  return now !== undefined && cells.length >= 8 && WORDS[now.frequencyCode] !== undefined && now.dose === '1' && ['tablet', 'capsule'].includes(now.doseUnit) && now.regimen.phases.length === 1;
}

/** Directs an order otherwise from a moment on, over HTTP. */
export async function redirect(trip: Trip, order: PackedOrder, how: (typeof REDIRECTIONS)[number], random: SeededRandom): Promise<void> {
  const { version, versions } = await shown(trip, order.orderId);
  const { frequencyCode = '', doseUnit = '' } = versions.find((one) => one.version === version) ?? {};
  const words = WORDS[frequencyCode] ?? { said: '', hours: [] };
  const sentence = `Take 1 ${doseUnit} by mouth ${words.said}`;
  const directions = {
    'other days': { sigText: `Take 1 ${doseUnit} by mouth every other day` },
    'other dose': { sigText: `Take 2 ${doseUnit}s by mouth ${words.said}` },
    'other hours': { frequencyCode, dose: '1', prn: false, route: 'ORAL', times: [...words.hours], sigText: sentence },
    'other words': { frequencyCode, dose: '1', prn: false, route: 'ORAL', sigText: `${sentence} with food` },
  }[how];
  await command(trip, order.orderId, 'change', { at: momentOf(order, random), directions });
}
