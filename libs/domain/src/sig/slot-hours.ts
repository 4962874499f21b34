import type { MinuteOfDay } from '@cyclefill/domain/kernel';
import type { SigSlot } from './sig-structure.js';

/** From when to when a named moment of the day can be, in minutes; wide, so that only what cannot be meant lies outside. */
const HOURS: Readonly<Record<SigSlot, readonly [from: MinuteOfDay, to: MinuteOfDay]>> = {
  'early morning': [180, 480], 'before breakfast': [240, 600], 'with breakfast': [300, 660], morning: [240, 720], 'after breakfast': [360, 720], 'before lunch': [600, 780], 'with lunch': [660, 840], noon: [660, 840],
  'after lunch': [690, 900], afternoon: [720, 1080], 'before dinner': [900, 1200], 'with dinner': [960, 1260], evening: [900, 1320], 'after dinner': [990, 1320], bedtime: [1080, 1439],
  'before meals': [0, 1439], 'with meals': [0, 1439], 'after meals': [0, 1439],
};
const EACH_MEAL: readonly SigSlot[] = ['before meals', 'with meals', 'after meals'];

/** Whether a clock time can be the moment that is named. */
export function isInSlot(minute: MinuteOfDay, slot: SigSlot): boolean {
  const [from, to] = HOURS[slot];
  return minute >= from && minute <= to;
}

/** How many doses a day the moments make: meals are three. */
export function dosesOfSlots(slots: readonly SigSlot[]): number {
  return slots.reduce((sum, slot) => sum + (EACH_MEAL.includes(slot) ? 3 : 1), 0);
}
