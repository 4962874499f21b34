import { type AdministrationNews, GIVEN_STATUSES } from './hl7-event.js';
import { type Hl7Message, type Hl7Segment, textAt } from './hl7-message.js';
import { orderGroups } from './order-groups.js';
import { codeAt, personOf, refuseField, requireSegment, timeAt } from './read-parts.js';

/** The doses of a RAS, in the order sent; each RXA belongs to the ORC before it. */
export function readAdministrationNews(message: Hl7Message): readonly AdministrationNews[] {
  const person = personOf(requireSegment(message, 'PID', 'it says whose dose it was'));
  requireSegment(message, 'RXA', 'it says what was given');
  return orderGroups(message).flatMap(({ orc, segments }) => segments.filter(({ id }) => id === 'RXA').map((rxa): AdministrationNews => ({
    kind: 'administration', status: statusOf(rxa), placer: textAt(orc, 2), filler: textAt(orc, 3), person,
    at: timeAt(rxa, 3) ?? refuseField(rxa, 3, 101, 'say when the dose was given or refused'),
    medicine: codeAt(rxa, 5), amount: textAt(rxa, 6), unit: textAt(rxa, 7), reason: textAt(rxa, 18, 2) || textAt(rxa, 18), takenBack: textAt(rxa, 21) === 'D',
  })));
}

/** RXA-20; empty means complete, as the standard has it, unless a reason for refusal is given. */
function statusOf(rxa: Hl7Segment): AdministrationNews['status'] {
  const text = textAt(rxa, 20) || (textAt(rxa, 18) + textAt(rxa, 18, 2) === '' ? 'CP' : 'RE');
  return Object.hasOwn(GIVEN_STATUSES, text) ? GIVEN_STATUSES[text as keyof typeof GIVEN_STATUSES] : refuseField(rxa, 20, 103, `is taken as one of ${Object.keys(GIVEN_STATUSES).join(', ')}`);
}
