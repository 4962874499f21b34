import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { XmlElement } from './xml-element.js';
import { type NameSpaces, OUTERMOST, localName, scopeOf, spaceOf } from './xml-namespaces.js';
import { XmlRefusal } from './xml-refusal.js';

/** What one document may hold: the largest published sample has 250 kB, 25 levels and 4,000 elements. */
export const XML_LIMITS = { characters: 4_000_000, depth: 64, elements: 100_000, attributes: 64 } as const;
const XINCLUDE = 'http://www.w3.org/2001/XInclude';

type Building = Omit<XmlElement, 'children' | 'content'> & { readonly children: XmlElement[]; readonly content: (string | XmlElement)[]; readonly scope: NameSpaces };

/**
 * Reads one XML text to a tree of elements, in time and memory linear to its length. A document type is refused as it is met, so that no entity
 * can be declared and nothing outside is ever named (fault 28); size, depth, elements and attributes are bounded (faults 26, 27).
 *
 * @throws XmlRefusal
 */
export function readXml(text: string): XmlElement {
  if (text.length > XML_LIMITS.characters) throw new XmlRefusal('too-large', 1, `more than ${XML_LIMITS.characters} characters`);
  return new TreeBuilder().read(text);
}

class TreeBuilder {
  private readonly parser = new SaxesParser({ xmlns: false, position: true });
  private readonly open: Building[] = [];
  private root: XmlElement | null = null;
  private elements = 0;
  private attributes = 0;
  /** Of the start tag that is being read. */
  private place = { line: 1, column: 1 };

  read(text: string): XmlElement {
    const { parser } = this;
    parser.on('error', ({ message }) => this.refuse('malformed', message.replace(/^\d+:\d+: /u, '').replace(/: .*$/su, '')));
    parser.on('doctype', () => this.refuse('document-type', 'a document type (DOCTYPE) is not allowed: remove it'));
    parser.on('opentagstart', ({ name }) => this.begin(name));
    parser.on('attribute', () => this.count());
    parser.on('opentag', (tag) => this.push(tag));
    parser.on('closetag', () => this.close());
    parser.on('text', (piece) => this.open.at(-1)?.content.push(piece));
    parser.on('cdata', (piece) => this.open.at(-1)?.content.push(piece));
    parser.write(text.startsWith('\uFEFF') ? text.slice(1) : text).close();
    return this.root ?? this.refuse('malformed', 'there is no element');
  }

  private refuse(code: XmlRefusal['code'], fix: string): never {
    throw new XmlRefusal(code, this.parser.line, fix);
  }

  private begin(name: string): void {
    this.attributes = 0;
    this.elements += 1;
    this.place = { line: this.parser.line, column: this.parser.column - name.length - 1 };
    if (this.elements > XML_LIMITS.elements) this.refuse('too-many-elements', `more than ${XML_LIMITS.elements} elements`);
    if (this.open.length >= XML_LIMITS.depth) this.refuse('too-deep', `elements nested deeper than ${XML_LIMITS.depth}`);
  }

  private count(): void {
    this.attributes += 1;
    if (this.attributes > XML_LIMITS.attributes) this.refuse('too-many-attributes', `more than ${XML_LIMITS.attributes} attributes on one element`);
  }

  private push(tag: SaxesTagPlain): void {
    const written = Object.entries(tag.attributes);
    const scope = scopeOf(this.open.at(-1)?.scope ?? OUTERMOST, written);
    const space = spaceOf(scope, tag.name);
    if (space === null) return this.refuse('unknown-prefix', 'an element has a prefix that no xmlns declares');
    if (space === XINCLUDE) return this.refuse('external-reference', 'an inclusion (XInclude) is not allowed: include the text itself');
    const attributes = new Map(written.map(([name, value]) => [localName(name) === 'type' && name.includes(':') ? 'xsi:type' : name, value]));
    this.open.push({ name: localName(tag.name), space, ...this.place, attributes, children: [], content: [], scope });
  }

  private close(): void {
    const done = this.open.pop();
    if (done === undefined) return;
    const { scope: _, ...element } = done;
    const parent = this.open.at(-1);
    if (parent === undefined) this.root = element;
    parent?.children.push(element);
    parent?.content.push(element);
  }
}
