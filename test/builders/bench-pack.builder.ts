import { type BenchOrder, type BenchPack, type ComparedLine, type PackingRecordModel, type ProductPrint, buildPackingRecord } from '@cyclefill/domain/documents';
import { type Day, type LocalMinute, type Milli, ONE_UNIT, addDays, atMinute, day } from '@cyclefill/domain/kernel';
import { CARD_31, PACK_TYPES, type PackPlan, WEEK_7X4 } from '@cyclefill/domain/packing';
import { AN_IDENTITY, A_PRODUCT, A_RESIDENT } from './order-print.builder.js';

const FROM = day('2026-12-07');
const [MORNING, NOON, EVENING, BEDTIME] = [480, 720, 960, 1200] as const;
const HALF = 500 as Milli;

/** An order of one drug, filled of a lot when a container is named. */
export function aBenchOrder(rxNumber: string, product: Partial<ProductPrint>, sigText: string, container: string | null = null, units = 0): BenchOrder {
  return {
    print: { orderId: rxNumber, rxNumber, product: { ...A_PRODUCT, ...product }, regimen: { prn: false, phases: [] }, prn: false, prnReason: null, sigText, indication: 'T2DM', prescriber: 'Attending, A MD' },
    used: null, filled: container === null ? [] : [{ container, ndc: product.ndc ?? A_PRODUCT.ndc, lot: '7K21', expiresOn: day('2027-03-31'), units: (units * ONE_UNIT) as Milli }],
  };
}

export const A_WEEK_OF_ORDERS: readonly BenchOrder[] = [
  aBenchOrder('602111', { displayName: 'allopurinol', strength: '100 mg', color: 'WHITE', ndc: '0378-0137-10' }, '1 TAB PO DAILY', 'C-0061963-8', 7),
  aBenchOrder('602113', { displayName: 'docusate sodium', strength: '100 mg', form: 'Oral Capsule', doseUnit: 'capsule', color: 'RED', ndc: '0603-0150-21' }, '1 CAP PO BID', 'C-0061964-6', 14),
  aBenchOrder('602115', { displayName: 'metformin HCl', strength: '1000 mg', color: 'WHITE', ndc: '0087-6071-11' }, '1 TAB PO BID WITH MEALS', 'C-0061965-3', 14),
  aBenchOrder('602122', { displayName: 'folic acid', strength: '1 mg', color: 'YELLOW', ndc: '50268-345-15' }, '1 TAB PO MON WED FRI'),
  aBenchOrder('602126', { displayName: 'carbidopa-levodopa', strength: '25 mg-100 mg', color: 'YELLOW', ndc: '0006-3916-68' }, '1.5 TABS PO QID', 'C-582751973498-8', 42),
];

const at = (offset: number, minute: number): LocalMinute => atMinute(addDays(FROM, offset), minute);

/** Seven days of four passes: halves at every pass, one drug on three days only. */
export const A_WEEK_PLAN: PackPlan = {
  key: 'week', residentId: 'R1', type: WEEK_7X4, orderId: null, passes: [MORNING, NOON, EVENING, BEDTIME], days: { from: FROM, to: addDays(FROM, 7) }, number: 1, count: 1,
  cells: Array.from({ length: 28 }, (_, position) => {
    const [offset, column] = [Math.floor(position / 4), position % 4];
    const one = (orderId: string): { readonly orderId: string; readonly dose: Milli } => ({ orderId, dose: ONE_UNIT });
    const contents = [
      ...(column === 0 ? [one('602111')] : []), ...(column === 0 || column === 3 ? [one('602113'), one('602115')] : []), ...(column === 0 && [0, 2, 4].includes(offset) ? [one('602122')] : []),
      { orderId: '602126', dose: (ONE_UNIT + HALF) as Milli },
    ];
    return { position, at: at(offset, [MORNING, NOON, EVENING, BEDTIME][column] ?? MORNING), contents };
  }),
};

/** A weekly sheet on the bench. */
export function aBenchPack(changes: Partial<BenchPack> = {}): BenchPack {
  return {
    paper: 'letter', identity: { ...AN_IDENTITY, id: 'CHECK-P-0042117-3', revision: 4, replaces: 3 }, resident: { ...A_RESIDENT, allergies: { kind: 'known', items: ['Penicillin (rash)', 'Aspirin (bleeding)'] } },
    packId: 'P-0042117-3', plan: A_WEEK_PLAN, orders: A_WEEK_OF_ORDERS, stop: null, useBy: day('2027-01-30'), ...changes,
  };
}

/** A card of 28 doses of a controlled drug, one of them a half. */
export function aBenchCard(changes: Partial<BenchPack> = {}): BenchPack {
  const cells = Array.from({ length: 28 }, (_, position) => ({ position, at: at(position, BEDTIME), contents: [{ orderId: '700125', dose: position === 3 ? HALF : ONE_UNIT }] }));
  const order = aBenchOrder('700125', { displayName: 'lorazepam', strength: '0.5 mg', schedule: 'CIV', color: 'WHITE', ndc: '0591-0240-01' }, '1 TAB PO HS', 'C-0061966-1', 28);
  return aBenchPack({
    packId: 'K-582751973498-8', orders: [order], identity: { ...AN_IDENTITY, id: 'CHECK-K-582751973498-8' },
    plan: { key: 'card', residentId: 'R1', type: CARD_31, orderId: '700125', passes: [BEDTIME], days: { from: FROM, to: addDays(FROM, 28) }, number: 1, count: 2, cells }, ...changes,
  });
}

/** Two weeks of pouches with the morning in two of them. */
export function aBenchStrip(changes: Partial<BenchPack> = {}): BenchPack {
  const type = PACK_TYPES.get('pouch-strip');
  if (type === undefined || type.kind !== 'pouch') throw new Error('there is a strip of pouches');
  const one = (orderId: string): { readonly orderId: string; readonly dose: Milli } => ({ orderId, dose: ONE_UNIT });
  const cells = Array.from({ length: 14 }, (_, offset) => [
    { at: at(offset, MORNING), contents: [one('602111'), one('602113')] }, { at: at(offset, MORNING), contents: [one('602115')] }, { at: at(offset, BEDTIME), contents: [one('602113'), one('602115')] },
  ]).flat().map((cell, position) => ({ ...cell, position }));
  return aBenchPack({
    packId: 'S-0042118-9', orders: A_WEEK_OF_ORDERS.slice(0, 3), identity: { ...AN_IDENTITY, id: 'CHECK-S-0042118-9' },
    plan: { key: 'strip', residentId: 'R1', type, orderId: null, passes: [MORNING, BEDTIME], days: { from: FROM, to: addDays(FROM, 14) }, number: 1, count: 1, cells }, ...changes,
  });
}

const dosesFrom = (from: Day, minute: number, dose: Milli, count = 7): readonly { readonly at: LocalMinute; readonly dose: Milli }[] => Array.from({ length: count }, (_, offset) => ({ at: atMinute(addDays(from, offset), minute), dose }));

/** Against the week before: one drug gone, one new, one at another hour of another maker, two the same. */
export const A_COMPARISON: readonly ComparedLine[] = [
  { kind: 'removed', fields: [], from: { rxNumber: '602108', drug: 'venlafaxine ER', strength: '37.5 mg', ndc: '0093-7384-56', looks: 'orange and gray capsule', directions: '1 CAP PO DAILY', doses: dosesFrom(FROM, MORNING, ONE_UNIT) }, to: null },
  { kind: 'added', fields: [], from: null, to: { rxNumber: '602115', drug: 'metformin HCl', strength: '1000 mg', ndc: '0087-6071-11', looks: 'white tablet', directions: '1 TAB PO BID WITH MEALS', doses: [...dosesFrom(FROM, MORNING, ONE_UNIT), ...dosesFrom(FROM, BEDTIME, ONE_UNIT)] } },
  {
    kind: 'changed', fields: ['times', 'dose', 'maker'],
    from: { rxNumber: '602111', drug: 'allopurinol', strength: '100 mg', ndc: '0603-2115-21', looks: 'WHITE', directions: '1 TAB PO HS', doses: dosesFrom(FROM, BEDTIME, ONE_UNIT) },
    to: { rxNumber: '602111', drug: 'allopurinol', strength: '100 mg', ndc: '0378-0137-10', looks: 'ORANGE', directions: '1 TAB PO DAILY', doses: dosesFrom(FROM, MORNING, ONE_UNIT) },
  },
  { kind: 'same', fields: [], from: null, to: null }, { kind: 'same', fields: [], from: null, to: null },
];

/** What is recorded of a pack that was sent back once. */
export function aPackingRecord(pack: BenchPack): PackingRecordModel {
  return buildPackingRecord({
    pack, contentHash: 'ab'.repeat(32), facts: [{ label: 'State', value: 'checked' }, { label: 'Packed and sealed by', value: 'Tess Example, 12/03/2026 1412' }],
    orders: pack.orders.map((order) => ({ order, version: 2, reason: order.filled.length === 0 ? 'short of stock' : '', fills: order.filled.map((fill) => ({ ...fill, isManual: true, by: 'Tess Example', witness: 'Theo Example', override: null, at: '12/03/2026 1410', isUndone: false })) })),
    steps: [{ at: '12/03/2026 1400', what: 'filling begun', who: 'Tess Example', detail: 'seal 1, content abababab' }, { at: '12/03/2026 1412', what: 'sent back to the bench', who: 'Pam Example', detail: 'seal 1, content abababab; one tablet broken' }],
  });
}
