import { type CardModel, type DateStyle, type DocumentIdentity, type LabelModel, type LabelProfile, type MarLayout, type MarModel, type OrderSheetLayout, type OrderSheetModel, type Paper, type PharmacyPrint, type ProductPrint, type WeekModel, buildCard, buildContainerLabel, buildMar, buildOrderSheet, buildWeekSheet, monthDays, recordSpans } from '@cyclefill/domain/documents';
import { type Milli, ONE_UNIT, addDays, atMinute, day } from '@cyclefill/domain/kernel';
import { CARD_31, type PackPlan, WEEK_7X4 } from '@cyclefill/domain/packing';
import { buildPassSchedule } from '@cyclefill/domain/regimen';
import { AN_IDENTITY, A_RESIDENT, aMarOrder, at } from './order-print.builder.js';

const FROM = day('2026-12-07');
const MADE = day('2026-12-01');
const PHARMACY: PharmacyPrint = { name: 'Sample Pharmacy', address: '1 Main Street, Worcester MA 01608', phone: '555-0100' };
const PRESCRIBERS = ['Attending, A MD', 'Delgado, Rosa NP'] as const;

/** How a facility has its papers. */
export interface FacilityForm {
  readonly paper?: Paper;
  readonly dates?: DateStyle;
}

const identityOf = (id: string, { dates = 'us' }: FacilityForm): DocumentIdentity => ({ ...AN_IDENTITY, id, ...(dates === 'international' && { dates, generatedAt: '01 Dec 2026 0412 UTC-05:00' }) });
const product = (displayName: string, strength: string, more: Partial<ProductPrint> = {}): Partial<ProductPrint> => ({ displayName, strength, ...more });
const twice = { times: { kind: 'passes', code: 'BID' } } as const;

/** A resident with orders of every kind: several passes, as needed, a hold, a stop, a liquid, a cream, a controlled drug, two prescribers. */
export const RICH_ORDERS = [
  aMarOrder('1', twice, { sigText: 'GIVE 1 TABLET BY MOUTH TWICE DAILY', frequencyCode: 'BID', product: product('metformin HCl', '500 mg') }),
  aMarOrder('2', { times: { kind: 'passes', code: 'TID' } }, { sigText: 'GIVE 1 TABLET BY MOUTH TID', frequencyCode: 'TID', indication: 'F03.90', prescriber: PRESCRIBERS[1], product: product('buspirone HCl', '10 mg') }),
  aMarOrder('3', {}, { sigText: 'GIVE 1 TABLET BY MOUTH DAILY', indication: 'I10', product: product('lisinopril', '20 mg') }),
  aMarOrder('4', { times: { kind: 'passes', code: 'QHS' } }, { sigText: 'GIVE 1 TABLET BY MOUTH AT BEDTIME', frequencyCode: 'QHS', indication: 'E78.5', product: product('atorvastatin calcium', '40 mg') }),
  aMarOrder('5', { ...twice, to: at('2026-12-12T12:00') }, { sigText: 'GIVE 1 TABLET BY MOUTH TWICE DAILY FOR 7 DAYS', frequencyCode: 'BID', indication: 'N39.0', prescriber: PRESCRIBERS[1], product: product('nitrofurantoin', '100 mg') }),
  aMarOrder('6', {}, { sigText: 'GIVE 10 ML BY MOUTH DAILY', packaging: 'bulk', indication: 'R63.4', holds: [{ from: at('2026-12-03'), to: at('2026-12-21') }], product: product('megestrol', '40 mg/mL', { form: 'Oral Suspension', category: 'oral_liquid', doseUnit: 'mL' }) }),
  aMarOrder('7', {}, { prn: true, prnReason: 'pain', sigText: '1 TAB PO Q6H PRN PAIN', frequencyCode: 'Q6H', indication: null, prescriber: PRESCRIBERS[1], product: product('oxycodone HCl', '5 mg', { schedule: 'CII' }) }),
  aMarOrder('8', { from: at('2026-12-19T08:00'), anchor: day('2026-12-19') }, { sigText: 'GIVE 1 TABLET BY MOUTH DAILY', indication: 'E03.9', product: product('levothyroxine', '50 mcg') }),
  aMarOrder('9', {}, { sigText: 'APPLY TO AFFECTED AREA DAILY', packaging: 'bulk', indication: 'L30.9', product: product('triamcinolone', '0.1 %', { form: 'Topical Cream', category: 'topical', route: 'TOPICAL', doseUnit: 'application' }) }),
];

/** The records of December in a form: one, or in large print two of half the days. */
export function richMars(layout: MarLayout, form: FacilityForm = {}): readonly MarModel[] {
  return recordSpans(monthDays(2026, 12), layout).map((days) => buildMar({
    paper: form.paper ?? 'letter', identity: identityOf('MAR-2026-12-R1', form), resident: A_RESIDENT, record: 'medication', days, madeOn: MADE, orders: RICH_ORDERS, passes: buildPassSchedule([], []), layout,
    absences: [{ kind: 'hospital', range: { from: at('2026-12-26T10:00'), to: at('2026-12-29T14:00') } }], dischargedAt: null, zone: null,
  }));
}

/** The order sheet of December in a form. */
export function richOrderSheet(layout: OrderSheetLayout, form: FacilityForm = {}): OrderSheetModel {
  return buildOrderSheet({
    paper: form.paper ?? 'letter', identity: identityOf('ORDERS-2026-12-R1', form), resident: A_RESIDENT, days: monthDays(2026, 12), madeOn: MADE, layout,
    orders: RICH_ORDERS.map((order, index) => ({ ...order, lastFillOn: addDays(MADE, 17 + index * 29) })),
  });
}

function cardPlan(count: number): PackPlan {
  return {
    key: 'R1|701|1', type: CARD_31, residentId: 'R1', orderId: '1', passes: [480], days: { from: FROM, to: addDays(FROM, count) }, number: 1, count: 2,
    cells: Array.from({ length: count }, (_, index) => ({ position: index, at: atMinute(addDays(FROM, index), 480), contents: [{ orderId: '1', dose: ONE_UNIT }] })),
  } as unknown as PackPlan;
}

const selfLabel = (profile: LabelProfile): PharmacyPrint | null => (profile === 'self' ? PHARMACY : null);

/** The morning card of an order that is taken twice a day, for who reads it. */
export function richCard(profile: LabelProfile, form: FacilityForm = {}): CardModel {
  const [plan, evening] = [cardPlan(28), { ...cardPlan(28), key: 'R1|701|2', passes: [1020], number: 2 }];
  return buildCard({
    identity: identityOf('CARD-P-0000001-0', form), resident: A_RESIDENT, order: { ...(RICH_ORDERS[0] as (typeof RICH_ORDERS)[number]), orderId: '1' }, plan, cards: [plan, evening], packId: 'P-0000001-0', filledOn: MADE,
    useBy: day('2027-05-30'), nextCardDue: day('2027-01-04'), selfLabel: selfLabel(profile),
  });
}

/** The label of a container whose directions are long, for who reads it. */
export function richContainerLabel(profile: LabelProfile, form: FacilityForm = {}): LabelModel {
  const sigText = 'GIVE 1 TABLET BY MOUTH EVERY 6 HOURS AS NEEDED FOR PAIN. NOTIFY PRESCRIBER IF PAIN IS NOT RELIEVED AFTER 2 DOSES. DO NOT GIVE WITH ALCOHOL OR OTHER SEDATIVES';
  return buildContainerLabel({
    identity: identityOf('LABEL-P-0000002-0', form), resident: A_RESIDENT, order: { ...(RICH_ORDERS[6] as (typeof RICH_ORDERS)[number]), sigText }, quantity: 30_000 as Milli, packId: 'P-0000002-0', filledOn: MADE, useBy: day('2027-05-30'),
    takenAlone: null, pharmacy: PHARMACY, labels: profile,
  });
}

/** A week that several drugs share, for who reads it. */
export function richWeek(profile: LabelProfile, form: FacilityForm = {}): WeekModel {
  const inside = RICH_ORDERS.slice(0, 4);
  const hours: Readonly<Record<string, readonly number[]>> = { 1: [480, 1020], 2: [480, 720, 1020], 3: [480], 4: [1260] };
  const cells = Array.from({ length: 7 }, (_, offset) => [480, 720, 1020, 1260].map((minute, column) => ({
    position: offset * 4 + column, at: atMinute(addDays(FROM, offset), minute),
    contents: inside.filter(({ orderId }) => hours[orderId]?.includes(minute)).map(({ orderId }) => ({ orderId, dose: ONE_UNIT })),
  }))).flat();
  const plan = { key: 'R1|week|1', type: WEEK_7X4, residentId: 'R1', orderId: null, passes: [480, 720, 1020, 1260], days: { from: FROM, to: addDays(FROM, 7) }, number: 1, count: 1, cells } as unknown as PackPlan;
  return buildWeekSheet({
    paper: form.paper ?? 'letter', identity: identityOf('WEEK-P-0000003-0', form), resident: A_RESIDENT, plan, packs: [plan], window: { from: FROM, to: addDays(FROM, 28) }, orders: inside,
    notInPack: RICH_ORDERS.slice(6, 7).map((order) => ({ product: order.product, reason: 'as_needed' })), packId: 'P-0000003-0', preparedOn: MADE, useBy: day('2027-01-30'), selfLabel: selfLabel(profile),
  });
}
