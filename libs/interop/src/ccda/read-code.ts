import { at, attribute, childrenOf } from './find.js';
import { type Narrative, words } from './narrative.js';
import type { XmlElement } from './xml-element.js';

/** The code of a system in an element or one of its translations. */
export function codeIn(element: XmlElement | null, system: string): string | null {
  return codesIn(element, system)[0] ?? null;
}

export function codesIn(element: XmlElement | null, system: string): readonly string[] {
  if (element === null) return [];
  const all = [element, ...childrenOf(element, 'translation')];
  return [...new Set(all.filter((one) => attribute(one, 'codeSystem') === system).map((one) => attribute(one, 'code')).filter((code) => code !== null))];
}

/** What an element is called: the name of its code, what the sender wrote for it, the name of a translation. */
export function nameOf(element: XmlElement | null, narrative: Narrative): string | null {
  if (element === null) return null;
  return attribute(element, 'displayName') ?? words(at(element, 'originalText'), narrative) ?? childrenOf(element, 'translation').map((one) => attribute(one, 'displayName')).find((name) => name !== null) ?? null;
}

/** A name, or else the bare code. */
export function nameOrCode(element: XmlElement | null, narrative: Narrative): string | null {
  const code = attribute(element, 'code');
  return nameOf(element, narrative) ?? (code === null ? null : `${attribute(element, 'codeSystemName') ?? attribute(element, 'codeSystem') ?? 'code'} ${code}`);
}

/** Absent, or present only to say that there is nothing to say: no code, no name, no words. */
export function saysNothing(element: XmlElement | null, narrative: Narrative): boolean {
  return element === null || nameOrCode(element, narrative) === null && childrenOf(element, 'translation').every((one) => attribute(one, 'code') === null);
}
