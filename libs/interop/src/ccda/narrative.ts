import { at, attribute, descendants } from './find.js';
import type { XmlElement } from './xml-element.js';

/** Longer words are no name and no direction; more elements than this hold no words of one entry. */
const MOST_CHARACTERS = 1000;
const MOST_ELEMENTS = 200;

/** Elements by the `ID` that entries refer to as `#ID`; null = two elements have it, so it tells nothing. */
type Marked = ReadonlyMap<string, XmlElement | null>;

/** The words that entries refer to: those of their section before those of the whole document. */
export interface Narrative {
  readonly section: Marked;
  readonly document: Marked;
}

/** The marked elements of an element, itself among them. */
export function markedIn(element: XmlElement | null): Marked {
  const marked = new Map<string, XmlElement | null>();
  for (const found of element === null ? [] : [element, ...descendants(element)]) {
    const id = attribute(found, 'ID');
    if (id !== null) marked.set(id, marked.has(id) ? null : found);
  }
  return marked;
}

function referred(element: XmlElement, { section, document }: Narrative): XmlElement | null {
  const reference = attribute(at(element, 'reference'), 'value');
  if (reference?.startsWith('#') !== true) return null;
  const id = reference.slice(1);
  return (section.has(id) ? section.get(id) : document.get(id)) ?? null;
}

/** All text within, each element a word of its own, spaces made one; null = there is none, or more than an entry can mean. */
export function plainText(element: XmlElement): string | null {
  const pieces: string[] = [];
  let room = MOST_CHARACTERS;
  let elements = 0;
  const take = (from: XmlElement): boolean => from.content.every((piece) => {
    if (typeof piece === 'string') {
      room -= piece.length;
      pieces.push(piece);
    } else {
      elements += 1;
      pieces.push(' ');
      if (elements > MOST_ELEMENTS || !take(piece)) return false;
      pieces.push(' ');
    }
    return room >= 0;
  });
  if (!take(element)) return null;
  const text = pieces.join('').replaceAll(/\s+/gu, ' ').trim();
  return text === '' ? null : text;
}

/** What an element says in words: its own text, else the narrative that its reference names. Nothing outside of the document is ever looked up. */
export function words(element: XmlElement | null, narrative: Narrative): string | null {
  if (element === null) return null;
  const own = plainText(element);
  if (own !== null) return own;
  const named = referred(element, narrative);
  return named === null ? null : plainText(named);
}

/** Whether an element refers to words that are not there, or not in this document. */
export const dangling = (element: XmlElement, narrative: Narrative): boolean => at(element, 'reference') !== null && referred(element, narrative) === null;
