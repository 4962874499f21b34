const HL7_V3 = 'urn:hl7-org:v3';

/** The prefixes that one element declares, before those of its parents. At most as long as elements are nested, whatever is declared anew. */
export interface NameSpaces {
  readonly declared: ReadonlyMap<string, string>;
  readonly outer: NameSpaces | null;
}

/** Fragments of documents leave out what the whole declares. */
export const OUTERMOST: NameSpaces = { declared: new Map([['', ''], ['xml', 'http://www.w3.org/XML/1998/namespace']]), outer: null };

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

export function scopeOf(outer: NameSpaces, attributes: readonly (readonly [string, string])[]): NameSpaces {
  const declared = attributes.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:')).map(([name, uri]) => [name.slice('xmlns:'.length), uri === HL7_V3 ? '' : uri] as const);
  return declared.length === 0 ? outer : { declared: new Map(declared), outer };
}

/** The namespace of an element by its name as written, `''` for HL7 version 3; null = its prefix is declared nowhere. */
export function spaceOf(scope: NameSpaces, name: string): string | null {
  const prefix = name.includes(':') ? name.slice(0, name.indexOf(':')) : '';
  for (let at: NameSpaces | null = scope; at !== null; at = at.outer) {
    const found = at.declared.get(prefix);
    if (found !== undefined) return found;
  }
  return null;
}
