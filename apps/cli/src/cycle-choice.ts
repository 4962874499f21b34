import type { CycleChoice } from '@cyclefill/features/fill';
import { WrongUsage } from './command-errors.js';

/** Options that say which of a facility's cycles is meant, where it has several. */
export const CYCLE_CHOICE = {
  'wing': { type: 'string', value: 'W', summary: 'the cycle of this wing, by its name; needed where several cycles have a window from that day' },
  'facility-wide': { type: 'boolean', summary: "the facility's own cycle, for every wing that has none" },
} as const;

/** The cycle that the options name; undefined = whichever has a window from the day. @throws WrongUsage when both are given */
export function readCycleChoice(options: { readonly 'wing'?: string | undefined; readonly 'facility-wide'?: boolean | undefined }): CycleChoice {
  const whole = options['facility-wide'] === true;
  if (whole && options.wing !== undefined) throw new WrongUsage('give --wing or --facility-wide, not both');
  return whole ? null : options.wing;
}
