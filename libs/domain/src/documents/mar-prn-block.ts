import { atMinute, endOf } from '@cyclefill/domain/kernel';
import { forEachDose, isComputable } from '@cyclefill/domain/regimen';
import { asNeededParts, intervalLimit, measuresOf, plainPhrase } from '@cyclefill/domain/sig';
import { personAndLooks } from './mar-block.js';
import type { GridContext } from './mar-grid.js';
import { type MarOrderInput, holdText, lifeText } from './mar-order.js';
import type { MarPrnBlock } from './mar.model.js';
import { directionsOf, drugText, purposeOf, scheduleText } from './order-print.js';
import { dateText, endText } from './print-dates.js';

const UNKNOWN_LIMIT = 'maximum in 24 hours: NOT ON ORDER, ask';
const UNKNOWN_INTERVAL = 'time between doses: NOT ON ORDER, ask';

function limitsOf(order: MarOrderInput, { dates }: GridContext, dailyLimit: string | null): readonly string[] {
  const interval = intervalLimit(order.frequencyCode) ?? UNKNOWN_INTERVAL;
  const last = order.lastAsNeededDay === undefined ? [] : [`psychotropic: not after ${dateText(order.lastAsNeededDay, dates)} unless the prescriber reviews it`];
  return [...order.holds.map((hold) => holdText(hold, dates)), ...last, interval, dailyLimit === null ? UNKNOWN_LIMIT : `no more than ${dailyLimit}`];
}

/** Doses of an as-needed order on the days of a record if each that may be given were; null = its directions do not say. */
function mostDosesOf({ regimen, passes: own, from, to }: MarOrderInput, { passes, days }: GridContext): number | null {
  const most = regimen && { ...regimen, prn: false };
  if (most === null || !isComputable(most, own ?? passes)) return null;
  const end = Math.min(endOf({ from, to }), atMinute(days.to));
  let doses = 0;
  forEachDose(most, own ?? passes, days, (day, minute) => {
    const at = atMinute(day, minute);
    if (at >= from && at < end) doses += 1;
  });
  return doses;
}

/** The log block of an as-needed order (D17, D32): its limits are said aloud, also when the order has none. */
export function prnBlock(order: MarOrderInput, context: GridContext): MarPrnBlock {
  const { product } = order;
  const { text, asWritten } = directionsOf(order);
  const parts = asNeededParts(text);
  const purpose = purposeOf(order);
  const saidElsewhere = parts.reason === null || (order.prnReason !== null && plainPhrase(order.prnReason) === parts.reason) || purpose === `For ${parts.reason}.`;
  const measures = measuresOf(text);
  return {
    drug: drugText(product),
    schedule: scheduleText(product.schedule),
    directions: asWritten || !saidElsewhere ? text : parts.directions,
    asWritten,
    purpose,
    limits: limitsOf(order, context, asWritten ? null : parts.dailyLimit),
    stop: order.to === null ? null : `STOP after ${endText(order.to, context.dates)}`,
    reference: [`Rx ${order.rxNumber} · ${lifeText(order, context.dates)}`, personAndLooks(order), ...(measures.length === 0 ? [] : [`note ${measures.join(', ')}`])],
    counted: product.schedule !== null,
    mostDoses: mostDosesOf(order, context),
  };
}
