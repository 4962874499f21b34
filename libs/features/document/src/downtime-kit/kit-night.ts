import { type Day, type EpochMinute, type LocalMinute, type Zone, addDays, dayOf } from '@cyclefill/domain/kernel';

/** Hours for which a kit may be used without calling the pharmacy. */
export const KIT_GOOD_HOURS = 24;
/** Days of records in a kit, that of its making among them. */
export const KIT_DAYS = 3;

/** Which night's kit is due at an instant, and when the one after it will be. */
export interface KitNight {
  /** Day of the facility in whose night it falls due. */
  readonly night: Day;
  readonly next: EpochMinute;
}

/** The nights of a facility turn at an hour of its own clock, once a day: where the clocks skip that hour at its end, where it comes twice at its first. */
export function kitNightAt(at: EpochMinute, zone: Zone, hour: number): KitNight {
  const turnOf = (day: Day): EpochMinute => zone.instantOf((day * 1440 + hour * 60) as LocalMinute);
  const today = dayOf(zone.toLocal(at));
  return turnOf(today) <= at ? { night: today, next: turnOf(addDays(today, 1)) } : { night: addDays(today, -1), next: turnOf(today) };
}
