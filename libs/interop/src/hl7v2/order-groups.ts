import type { Hl7Message, Hl7Segment } from './hl7-message.js';
import { requireSegment } from './read-parts.js';

/** The segments of one order: from its ORC to the next. */
export interface OrderGroup {
  readonly orc: Hl7Segment;
  readonly segments: readonly Hl7Segment[];
}

/** One pass over the message. */
export function orderGroups(message: Hl7Message): readonly OrderGroup[] {
  requireSegment(message, 'ORC', 'it says what is asked');
  const groups: { orc: Hl7Segment; segments: Hl7Segment[] }[] = [];
  for (const segment of message.segments) {
    if (segment.id === 'ORC') groups.push({ orc: segment, segments: [] });
    else groups.at(-1)?.segments.push(segment);
  }
  return groups;
}
