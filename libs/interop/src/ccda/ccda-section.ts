import { SECTION_CODES, SECTION_TEMPLATES, type SectionKind } from './ccda-codes.js';
import { at, attribute, childrenOf } from './find.js';
import { type Narrative, markedIn, plainText } from './narrative.js';
import type { XmlElement } from './xml-element.js';

/** The section that an element stands in, as far as it matters here. */
export interface CcdaSection {
  readonly element: XmlElement;
  readonly kind: SectionKind | null;
  readonly title: string;
  readonly narrative: Narrative;
}

/** By template, else by its code; a section of neither is of something else. */
export function sectionOf(element: XmlElement, document: Narrative['document']): CcdaSection {
  const templates = childrenOf(element, 'templateId').map((one) => SECTION_TEMPLATES.get(attribute(one, 'root') ?? ''));
  const kind = templates.find((one) => one !== undefined) ?? SECTION_CODES.get(attribute(at(element, 'code'), 'code') ?? '') ?? null;
  const title = at(element, 'title');
  return { element, kind, title: (title === null ? null : plainText(title)) ?? '', narrative: { section: markedIn(at(element, 'text')), document } };
}
