import type { Day, DayRange, Finding, LocalMinute } from '@cyclefill/domain/kernel';
import type { RulePack } from '@cyclefill/domain/law';

/** The batch a line belongs to. */
export interface FillWindow {
  readonly window: DayRange;
  /** First day of the window before: where the last cycle fill began to be used. */
  readonly previousFrom: Day;
  /** The decision clock, facility time. */
  readonly asOf: LocalMinute;
  readonly pack: RulePack;
  /** Whether a person set a blocking finding aside, as its rule allows: it no longer parks its order. */
  readonly isSetAside?: (finding: Finding) => boolean;
}
