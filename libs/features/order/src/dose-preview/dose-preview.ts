import { DISTANT_PAST, type LocalMinute, MINUTES_PER_DAY, byCodePoint, endOf, formatMilli } from '@cyclefill/domain/kernel';
import { type DoseDifference, doseDifference, isSame, lastStay, startedAt } from '@cyclefill/domain/orders';
import { type DueDose, type PassSchedule, type Presence, buildPassSchedule, dueDoses, rowsFor } from '@cyclefill/domain/regimen';
import { z } from 'zod';
import { wireMoment } from '../data/local-time.js';
import { momentSchema } from '../data/read-input.js';
import type { DoseFacts, DoseOrder, PlacedFact } from './dose-facts.query.js';

/** How far ahead a change is shown. */
export const PREVIEW_DAYS = 14;

const doseSchema = z.object({ at: momentSchema, dose: z.string() });

/** What a change makes of the doses of one order in the days that follow it. */
export const orderDifferenceSchema = z.object({
  orderId: z.uuid(), residentId: z.uuid(), rxNumber: z.string(), drug: z.string(), doseUnit: z.string(), dosesBefore: z.int(), dosesAfter: z.int(),
  dropped: z.array(doseSchema), added: z.array(doseSchema), retimed: z.array(z.object({ from: momentSchema, to: momentSchema, dose: z.string() })),
}).meta({ id: 'OrderDoseDifference' });
export type OrderDifference = z.output<typeof orderDifferenceSchema>;

/** The orders that a change makes different, by Rx number; those it leaves alone are left out. */
export const dosePreviewSchema = z.object({ from: momentSchema, to: momentSchema, orders: z.array(orderDifferenceSchema) }).meta({ id: 'DosePreview' });
export type DosePreview = z.output<typeof dosePreviewSchema>;

interface Home {
  readonly passes: PassSchedule;
  readonly presence: Presence;
  readonly admittedAt: LocalMinute;
}

/** Where the resident of an order is and which table holds for it there, by the same functions that a batch is built with. */
function homeOf(census: readonly PlacedFact[], { medPasses }: DoseFacts, { residentId, orderId }: DoseOrder): Home {
  const stays = census.flatMap(({ kind, from, wing }) => (kind === 'placed' || kind === 'transfer' ? [{ wing: wing ?? '', from }] : []));
  const { admittedAt, dischargedAt } = lastStay(census);
  const absences = census.filter(({ kind }) => kind === 'leave' || kind === 'hospital');
  return { passes: buildPassSchedule(rowsFor(medPasses, residentId, orderId), stays), presence: { absences, dischargedAt }, admittedAt: admittedAt ?? DISTANT_PAST };
}

function dosesOf(order: DoseOrder | undefined, home: Home, from: LocalMinute, to: LocalMinute): readonly DueDose[] {
  if (order === undefined || order.regimen === null || endOf(order) <= home.admittedAt) return [];
  return dueDoses({ regimen: startedAt(order.regimen, home.admittedAt), holds: order.holds }, home, from, to);
}

const told = ({ at, dose }: DueDose): z.output<typeof doseSchema> => ({ at: wireMoment(at), dose: formatMilli(dose) });

function differenceOf(order: DoseOrder, before: readonly DueDose[], after: readonly DueDose[]): readonly OrderDifference[] {
  const difference: DoseDifference = doseDifference(before, after);
  if (isSame(difference)) return [];
  const { orderId, residentId, rxNumber, drug, doseUnit } = order;
  return [{
    orderId, residentId, rxNumber, drug, doseUnit, dosesBefore: before.length, dosesAfter: after.length, dropped: difference.dropped.map(told), added: difference.added.map(told),
    retimed: difference.retimed.map(({ from, to }) => ({ from: wireMoment(from.at), to: wireMoment(to), dose: formatMilli(from.dose) })),
  }];
}

/** The due doses of the days from `from` on, before and after: the difference a change makes, order by order. */
export function previewDoses(before: DoseFacts, after: DoseFacts, from: LocalMinute, days: number = PREVIEW_DAYS): DosePreview {
  const to = (from + days * MINUTES_PER_DAY) as LocalMinute;
  const homes = (facts: DoseFacts): ((order: DoseOrder) => Home) => {
    const census = Map.groupBy(facts.census, ({ residentId }) => residentId);
    const own = new Set(facts.medPasses.flatMap((row) => (row.own === 'order' ? [row.ownerId] : [])));
    const knownHomes = new Map<string, Home>();
    return (order) => {
      const key = own.has(order.orderId) ? order.orderId : order.residentId;
      const home = knownHomes.get(key) ?? homeOf(census.get(order.residentId) ?? [], facts, order);
      knownHomes.set(key, home);
      return home;
    };
  };
  const [homeBefore, homeAfter] = [homes(before), homes(after)];
  const [old, next] = [new Map(before.orders.map((order) => [order.orderId, order])), new Map(after.orders.map((order) => [order.orderId, order]))];
  const orders = [...new Map([...old, ...next]).values()].toSorted((a, b) => byCodePoint(a.rxNumber, b.rxNumber)).flatMap((order) =>
    differenceOf(order, dosesOf(old.get(order.orderId), homeBefore(order), from, to), dosesOf(next.get(order.orderId), homeAfter(order), from, to)));
  return { from: wireMoment(from), to: wireMoment(to), orders };
}
