import type { Day } from '@cyclefill/domain/kernel';
import { type Gs1Element, type Gs1Reading, gs1Message, readElements } from './element.js';

/** One element as it is printed beneath a symbol; a bracket inside a value is written `\(`. */
const ELEMENT = /\((\d{2,4})\)((?:\\\(|[^(\\])+)/y;

/** Reads `(01)00312345678906(17)261231(10)A12`, the text beneath a symbol, as a person types it. */
export function readBracketed(text: string, today: Day): Gs1Reading {
  const elements: Gs1Element[] = [];
  ELEMENT.lastIndex = 0;
  let at = 0;
  for (let match = ELEMENT.exec(text); match !== null; match = ELEMENT.exec(text)) {
    elements.push({ identifier: match[1] ?? '', value: (match[2] ?? '').replaceAll('\\(', '(') });
    at = ELEMENT.lastIndex;
  }
  if (at < text.length) return { problem: 'not_understood' };
  const reading = readElements(gs1Message(elements), today);
  // Written as a message, a value of a wrong length runs into the next one: read anew, it has to give the same elements.
  const isSame = (one: Gs1Element, index: number): boolean => one.identifier === elements[index]?.identifier && one.value === elements[index].value;
  return 'problem' in reading || reading.elements.every(isSame) ? reading : { problem: 'not_understood' };
}
