import { type Hl7Segment, repetitionsOf, textAt } from './hl7-message.js';
import type { Hl7Timing } from './hl7-event.js';
import { timeAt } from './read-parts.js';

/** TQ1, since 2.5. */
export function readTq1(tq1: Hl7Segment): Hl7Timing {
  const times = Array.from({ length: repetitionsOf(tq1, 4) }, (_, index) => textAt(tq1, 4, 1, index + 1));
  const [number, unit] = [textAt(tq1, 6, 1), textAt(tq1, 6, 2)];
  return {
    frequency: textAt(tq1, 3), times: [...times, ...timesOf(textAt(tq1, 3, 2))].filter((text) => text !== ''), amount: textAt(tq1, 2), unit: textAt(tq1, 2, 2),
    from: timeAt(tq1, 7), until: timeAt(tq1, 8), duration: unit === '' ? number : `${number} ${unit}`, priority: textAt(tq1, 9),
    text: [textAt(tq1, 10), textAt(tq1, 11)].filter((text) => text !== '').join('; '),
  };
}

/** Quantity and timing of ORC-7 or RXE-1, up to 2.5: one of each repetition. `Q24H&0600` holds its own times. */
export function readQuantityTiming(segment: Hl7Segment | undefined, field: number): readonly Hl7Timing[] {
  if (segment === undefined) return [];
  return Array.from({ length: repetitionsOf(segment, field) }, (_, index) => index + 1).flatMap((repetition) => {
    const part = (component: number, sub = 1): string => textAt(segment, field, component, repetition, sub);
    const times = timesOf(part(2, 2));
    if (part(2) === '' && times.length === 0) return [];
    return [{
      frequency: part(2), times, amount: part(1), unit: part(1, 2), from: timeAt(segment, field, 4), until: timeAt(segment, field, 5),
      duration: part(3), priority: part(6), text: [part(7), part(8)].filter((text) => text !== '').join('; '),
    }];
  });
}

function timesOf(text: string): readonly string[] {
  return text.split(',').map((one) => one.trim()).filter((one) => one !== '');
}
