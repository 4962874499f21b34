import { TEMPLATE } from './ccda-codes.js';
import type { CcdaPlace } from './ccda-list.js';
import { at, attribute, childrenOf, descendants, hasTemplate } from './find.js';
import type { Narrative } from './narrative.js';
import type { XmlElement } from './xml-element.js';

const CONCERN_CODES: readonly string[] = ['CONC', '48765-2'];

export interface PlacedAllergy extends CcdaPlace {
  readonly observation: XmlElement;
  /** null = it stands under none. */
  readonly concern: Concern | null;
  readonly narrative: Narrative;
}

/** The act under which an allergy is tracked. */
export interface Concern {
  readonly element: XmlElement;
  /** Whether it has one allergy alone, so that what it says of reactions is said of that. */
  readonly ofOne: boolean;
  /** Whether it says more than its allergies do. */
  readonly saysMore: boolean;
}

/** A concern by its template, or by its code where a sender leaves the template out; null = the element is none. */
export function concernOf(element: XmlElement): Concern | null {
  if (element.name !== 'act' || !(hasTemplate(element, TEMPLATE.concern) || CONCERN_CODES.includes(attribute(at(element, 'code'), 'code') ?? ''))) return null;
  const ofOne = [...descendants(element)].filter(isAllergy).length === 1;
  return { element, ofOne, saysMore: childrenOf(element, 'entryRelationship').some((relation) => !relation.children.some(isAllergy)) };
}

export const isAllergy = (element: XmlElement): boolean => element.name === 'observation' && hasTemplate(element, TEMPLATE.allergy);
