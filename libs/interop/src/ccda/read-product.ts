import { NDC, PHARM, RXNORM } from './ccda-codes.js';
import type { CcdaIngredient } from './ccda-list.js';
import { at, attribute } from './find.js';
import { type Narrative, plainText, words } from './narrative.js';
import { codeIn, codesIn, nameOf, nameOrCode } from './read-code.js';
import type { XmlElement } from './xml-element.js';

export interface Product {
  readonly drug: string | null;
  readonly drugAsWritten: string | null;
  readonly rxcui: string | null;
  readonly ndc: string | null;
  readonly ingredients: readonly CcdaIngredient[];
  readonly doubts: readonly string[];
}

/** The drug of one administration: its name, its codes, and what it is mixed from. */
export function readProduct(administration: XmlElement, narrative: Narrative): Product {
  const made = at(administration, 'consumable', 'manufacturedProduct');
  const material = at(made, 'manufacturedMaterial');
  const labeled = at(made, 'manufacturedLabeledDrug');
  const code = at(material ?? labeled, 'code');
  const name = at(material ?? labeled, 'name');
  const [written, ...more] = codesIn(code, RXNORM);
  const drugAsWritten = words(at(code, 'originalText'), narrative);
  return {
    drugAsWritten,
    drug: nameOf(code, narrative) ?? (name === null ? null : plainText(name)) ?? nameOrCode(code, narrative),
    // Two concepts of RxNorm are two drugs, or one drug more and less exactly: neither is taken for the other.
    rxcui: more.length === 0 ? (written ?? null) : null, ndc: codeIn(code, NDC), ingredients: material === null ? [] : ingredientsOf(material, narrative),
    doubts: [...(more.length === 0 ? [] : [`the drug has ${more.length + 1} codes of RxNorm`]), ...(sameFigures(attribute(code, 'displayName'), drugAsWritten) ? [] : ['the words for the drug hold other figures than the name of its code'])],
  };
}

const figures = (text: string): readonly number[] => (text.match(/\d*\.?\d+/gu) ?? []).map(Number);

/** Whether the sender's own words name no strength that the name of the code does not: 20 mg beside 10 mg is a doubt. */
function sameFigures(name: string | null, asWritten: string | null): boolean {
  const known = new Set(figures(name ?? ''));
  return name === null || asWritten === null || known.size === 0 || figures(asWritten).every((figure) => known.has(figure));
}

/** A child of the namespace for medicines that the detailed description of a mixture uses. */
const pharm = (element: XmlElement | undefined, name: string): readonly XmlElement[] => element?.children.filter((child) => child.space === PHARM && child.name === name) ?? [];

function ingredientsOf(material: XmlElement, narrative: Narrative): readonly CcdaIngredient[] {
  return pharm(material, 'ingredient').map((ingredient) => {
    const code = pharm(pharm(ingredient, 'ingredientSubstance')[0], 'code')[0] ?? null;
    const quantity = pharm(ingredient, 'quantity')[0];
    const [top, bottom] = ['numerator', 'denominator'].map((name) => pharm(quantity, name)[0]);
    const figure = (of: XmlElement | undefined): string => [attribute(of ?? null, 'value'), attribute(of ?? null, 'unit')].filter((part) => part !== null).join(' ');
    return { name: nameOrCode(code, narrative) ?? 'an ingredient without a name', rxcui: codeIn(code, RXNORM), quantity: top === undefined ? null : `${figure(top)} / ${figure(bottom)}`, isBase: attribute(ingredient, 'classCode') === 'BASE' };
  });
}
