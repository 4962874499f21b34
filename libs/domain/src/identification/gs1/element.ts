import type { Day } from '@cyclefill/domain/kernel';
import { type ValueProblem, identifierAt, identifierMake, valueProblem } from './identifier.js';

/** FNC1 as readers transmit it behind the first position: ASCII group separator. */
export const GROUP_SEPARATOR = '\u001D';

/** One application identifier with its value. */
export interface Gs1Element {
  readonly identifier: string;
  readonly value: string;
}

/** The elements of a message, or why it is none. */
export type Gs1Reading = { readonly elements: readonly Gs1Element[] } | { readonly problem: ValueProblem };

const NOT_UNDERSTOOD: Gs1Reading = { problem: 'not_understood' };

/**
 * Reads element strings as they follow FNC1 in first position (D93): values of fixed length run into the next identifier, the
 * others end at a group separator or with the message; a separator that was not needed is let pass.
 */
export function readElements(message: string, today: Day): Gs1Reading {
  const elements: Gs1Element[] = [];
  let at = 0;
  while (at < message.length) {
    const identifier = identifierAt(message, at);
    const make = identifier === undefined ? undefined : identifierMake(identifier);
    if (identifier === undefined || make === undefined) return NOT_UNDERSTOOD;
    const from = at + identifier.length;
    const separator = message.indexOf(GROUP_SEPARATOR, from);
    const end = make.fixed ? from + make.length : separator < 0 ? message.length : separator;
    const value = message.slice(from, end);
    const problem = valueProblem(make, value, today);
    if (problem !== null) return { problem };
    elements.push({ identifier, value });
    at = message[end] === GROUP_SEPARATOR ? end + 1 : end;
  }
  return elements.length === 0 ? NOT_UNDERSTOOD : { elements };
}

/** The message of elements, without FNC1 in first position: a separator behind each value of open length that another one follows. */
export function gs1Message(elements: readonly Gs1Element[]): string {
  return elements.map(({ identifier, value }, index) => {
    const open = index < elements.length - 1 && identifierMake(identifier)?.fixed !== true;
    return `${identifier}${value}${open ? GROUP_SEPARATOR : ''}`;
  }).join('');
}
