import type { XmlElement } from './xml-element.js';

/** Children of HL7 version 3 by name; whatever a vendor puts beside them under its own namespace is not meant. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name && child.space === '');
}

/** The first element along a path of child names, or null. */
export function at(element: XmlElement | null, ...path: readonly string[]): XmlElement | null {
  let found = element;
  for (const name of path) {
    if (found === null) return null;
    found = childrenOf(found, name)[0] ?? null;
  }
  return found;
}

/** By template, whatever its version (`extension`). */
export function hasTemplate(element: XmlElement, roots: readonly string[]): boolean {
  return childrenOf(element, 'templateId').some(({ attributes }) => roots.includes(attributes.get('root') ?? ''));
}

/** Each element below, in the order of the document. */
export function* descendants(element: XmlElement): Generator<XmlElement, void, void> {
  const waiting = element.children.toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (let index = next.children.length - 1; index >= 0; index -= 1) waiting.push(next.children[index] as XmlElement);
  }
}

/** No name and no code is longer. */
const LONGEST = 1000;

/** An attribute without the spaces around it; null = it is absent, empty, or longer than anything that it could mean. */
export function attribute(element: XmlElement | null, name: string): string | null {
  const value = element?.attributes.get(name)?.trim() ?? '';
  return value === '' || value.length > LONGEST ? null : value;
}

export const isTrue = (element: XmlElement, name: string): boolean => ['true', '1'].includes(attribute(element, name) ?? '');
