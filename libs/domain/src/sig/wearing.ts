import { MINUTES_PER_DAY, type MinuteOfDay, parseClock } from '@cyclefill/domain/kernel';
import type { Phase, Regimen } from '@cyclefill/domain/regimen';
import { readSig } from './reading/read-sig.js';
import type { SigPart, SigStructure } from './sig-structure.js';

const SAYS_REMOVE = /\b(?:remove|off)\b/i;
const OLD_ONE = /\bremove (?:the )?(?:old|previous|prior|used)\b/i;
const AT_CLOCK = /\bremove(?: (?:the )?patch| it)? at (\d{1,2})(?::?(\d{2}))? ?([ap])?\.?m?\.?$/i;

/** `9 pm`, `21:00`, `2100` as a minute of the day; null = none. */
function clockOf([, hour = '', minute = '00', half]: RegExpExecArray): MinuteOfDay | null {
  if (half === undefined) return parseClock(`${hour.padStart(2, '0')}${minute}`);
  const noon = half.toLowerCase() === 'p' ? 12 : 0;
  return Number(hour) < 1 || Number(hour) > 12 ? null : parseClock(`${String((Number(hour) % 12) + noon).padStart(2, '0')}${minute}`);
}

/** From one clock time to a later one, the next day's where it is no later. */
function untilClock({ times }: SigPart, clock: MinuteOfDay | null): number | null {
  const applied = times.kind === 'clock' && times.minutes.length === 1 ? times.minutes[0] : undefined;
  if (applied === undefined || clock === null) return null;
  return clock > applied ? clock - applied : clock - applied + MINUTES_PER_DAY;
}

/**
 * How long what a part applies stays on (D27): the minutes that it says, the minutes until the clock time at which it is to
 * be removed, or until the next is applied, where the old one is to be removed; null = the directions do not say.
 */
export function wearingOf(part: SigPart, { instructions }: Pick<SigStructure, 'instructions'>): number | 'next' | null {
  if (part.removeAfterMinutes !== null) return part.removeAfterMinutes;
  for (const instruction of instructions) {
    const clock = AT_CLOCK.exec(instruction);
    if (clock !== null) return untilClock(part, clockOf(clock));
    if (OLD_ONE.test(instruction)) return 'next';
  }
  return null;
}

/** A regimen of a frequency code, which says nothing of it, with how long its text says that what is applied stays on. */
export function withWearing(regimen: Regimen, sigText: string): Regimen {
  if (regimen.prn || !SAYS_REMOVE.test(sigText) || regimen.phases.some(({ lasts }) => lasts !== undefined)) return regimen;
  const sig = readSig(sigText).structure;
  const [worn, ...others] = [...new Set(sig?.parts.map((part) => wearingOf(part, sig)))];
  if (worn === undefined || worn === null || others.length > 0) return regimen;
  return { ...regimen, phases: regimen.phases.map((phase): Phase => ({ ...phase, lasts: worn })) };
}
