import type { Day } from '@cyclefill/domain/kernel';
import { type Gs1Element, type Gs1Reading, gs1Message, readElements } from './element.js';
import { identifierMake } from './identifier.js';

/** Identifiers that may name the thing itself in a GS1 Digital Link, as the syntax dictionary marks them. */
export const PRIMARY_KEYS: readonly string[] = ['00', '01', '253', '255', '401', '402', '414', '415', '417', '8003', '8004', '8006', '8010', '8013', '8017', '8018'];

/** Percent-encoded bytes; what a GS1 value may hold is ASCII, so that nothing has to be joined. */
function decoded(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function elementOf(identifier: string, value: string): Gs1Element {
  return { identifier, value: identifier === '01' && /^(\d{8}|\d{12}|\d{13})$/.test(value) ? value.padStart(14, '0') : value };
}

/** Pairs of the path from its last primary key on. */
function pathElements(path: string): readonly Gs1Element[] {
  const segments = path.split('/');
  const first = segments.findLastIndex((segment, index) => PRIMARY_KEYS.includes(segment) && (segments.length - index) % 2 === 0);
  if (first < 0) return [];
  const found: Gs1Element[] = [];
  for (let index = first; index < segments.length; index += 2) found.push(elementOf(segments[index] ?? '', decoded(segments[index + 1] ?? '')));
  return found;
}

/** Attributes of the query whose names are application identifiers; others are the maker's own. */
function queryElements(query: string): readonly Gs1Element[] {
  return query.split(/[&;]/).flatMap((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return /^\d+$/.test(name) ? [elementOf(name, decoded(value))] : [];
  });
}

/** Reads a GS1 Digital Link such as `https://example.com/01/00312345678906/10/A12?17=261231`, whatever its host. */
export function readDigitalLink(uri: string, today: Day): Gs1Reading {
  const [, path = '', query = ''] = /^https?:\/\/[^/?#]+([^?#]*)(?:\?([^#]*))?/i.exec(uri) ?? [];
  const primary = pathElements(path);
  const elements = [...primary, ...queryElements(query)];
  if (primary.length === 0 || elements.some(({ identifier }) => identifierMake(identifier) === undefined)) return { problem: 'not_understood' };
  return readElements(gs1Message(elements), today);
}
