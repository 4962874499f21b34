import { addDays, day, formatDay } from '@cyclefill/domain/kernel';
import type { Inject } from './error-catalogue.js';
import { STEPS, rightFill } from './pack-journey.js';
import { must } from './working-pharmacy.js';

const UNFIT = { expired: '2020-01-31', 'short-dated': null, recalled: '2028-06-30' } as const;
/** What is done with a pack once units of a lot lie in it. */
export const AFTER_THE_BENCH = STEPS.slice(STEPS.indexOf('seal'));

/** The right drug of a lot that may not be used: out of date, too short for the pack, or called back, before it is filled or on its way (D94). */
export const unfitLot: Inject = async ({ trip: { pharmacy, staff, pack }, random, order }) => {
  const { desk } = pharmacy;
  const [kind, way] = [random.pick(Object.keys(UNFIT) as (keyof typeof UNFIT)[]), random.pick(['scanned', 'confirmed at once', 'typed', 'stock container'])];
  const when = kind === 'recalled' ? random.pick(['before it is filled', ...AFTER_THE_BENCH] as const) : 'before it is filled';
  const lastCell = order.cells.map(({ at }) => at.slice(0, 10)).sort().at(-1) ?? '';
  const [lot, expiresOn] = [`L-${pack.code}`.slice(0, 20), UNFIT[kind] ?? formatDay(addDays(day(lastCell), 1))];
  const received = way === 'scanned' || way === 'stock container' ? must(await desk.post('tess', 'inventory/receipts', { ndc11: order.ndc11, lot, expiresOn, units: '500', location: 'A-01', quarantine: kind === 'expired' }), 200, 'a receipt of stock') : null;
  const scan = (received?.['containers'] as { code: string }[] | undefined)?.[0]?.code;
  const callBack = async (): Promise<void> => void must(await desk.post('pam', 'inventory/recalls', { ndc11: order.ndc11, lots: [random.pick([lot, lot.toLowerCase()])], source: 'a maker, class II' }), 200, 'a recall');
  if (when === 'before it is filled' && kind === 'recalled') await callBack();
  staff.scanAtBench = ({ orderId }) => (orderId === order.orderId && way === 'scanned' ? (scan ?? null) : null);
  const named = scan === undefined ? { ...(way === 'typed' ? { typed: { ndc11: order.ndc11 } } : { scan: order.ndc11 }), lot, expiresOn } : { scan };
  staff.fill = (own) => (own.orderId === order.orderId ? { ...rightFill(pharmacy, own), containers: [{ ...named, units: own.expected }] } : rightFill(pharmacy, own));
  return {
    what: `${kind}, ${way}, ${when}`, logged: null,
    toldBy: when === 'before it is filled' ? ['pack.scan-stops', 'expired', 'quarantined', 'short_dated', 'recalled'] : ['pack.seal-blocked', 'pack.out-of-date', 'pack_out_of_date', 'recalled', 'stopped'],
    ...(when !== 'before it is filled' && { before: { step: when, happens: callBack } }),
  };
};
