import type { Day, LocalMinute, MinuteRange } from '@cyclefill/domain/kernel';
import type { Packaging } from '@cyclefill/domain/packing';
import type { PassSchedule } from '@cyclefill/domain/regimen';
import type { DateStyle } from './document-frame.js';
import { endText, spanText, startText } from './print-dates.js';
import type { OrderPrint } from './order-print.js';

/** An order as a medication administration record needs it. */
export interface MarOrderInput extends OrderPrint {
  readonly frequencyCode: string;
  readonly from: LocalMinute;
  /** Exclusive; null = open. */
  readonly to: LocalMinute | null;
  readonly holds: readonly MinuteRange[];
  readonly packaging: Packaging;
  /** Orders of one group are steps of one block (a taper, a dose that differs by weekday); null = on its own. */
  readonly group: string | null;
  readonly step: number | null;
  /** The table of hours of an order with rows of its own; absent = its resident's (D40). */
  readonly passes?: PassSchedule;
  /** Given at the hour itself, whatever window a pass has (D44). */
  readonly timeCritical?: boolean;
  /** The last day of a psychotropic as needed (R215, R506); absent = no such limit. */
  readonly lastAsNeededDay?: Day;
}

/** `start 11/01/2026 · stop open` */
export function lifeText(order: Pick<MarOrderInput, 'from' | 'to'>, dates: DateStyle | undefined): string {
  return `start ${startText(order.from, dates)} · stop ${order.to === null ? 'open' : endText(order.to, dates)}`;
}

/** `ON HOLD since 11/29/2026, no end date`, or its two ends. */
export function holdText(hold: MinuteRange, dates: DateStyle | undefined): string {
  return `ON HOLD ${spanText(hold, dates)}${hold.to === null ? ', no end date' : ''}`;
}
