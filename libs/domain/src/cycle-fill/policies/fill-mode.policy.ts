import type { DeaSchedule } from '@cyclefill/domain/law';
import type { FillMode } from '../fill-order.js';

/** What decides how an order is supplied. */
export interface FillModeInput {
  readonly prn: boolean;
  readonly schedule: DeaSchedule | null;
  /** Whether the product is an oral tablet or capsule that is counted out unit by unit. */
  readonly countable: boolean;
}

/** R109's defaults: PRN, C-II and everything that is not counted out (liquids, creams, inhalers, drops, insulin, original packs) is filled on demand. */
export function defaultFillMode(input: FillModeInput): FillMode {
  return input.prn || input.schedule === 'CII' || !input.countable ? 'on_demand' : 'cycle';
}
