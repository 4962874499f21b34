import { XML_LIMITS } from './read-xml.js';
import { XmlRefusal } from './xml-refusal.js';

/** Encodings that a declaration may name, by what reads them. */
const ENCODINGS: ReadonlyMap<string, string> = new Map([['utf-8', 'utf-8'], ['utf8', 'utf-8'], ['us-ascii', 'utf-8'], ['ascii', 'utf-8'], ['iso-8859-1', 'windows-1252'], ['latin1', 'windows-1252'], ['windows-1252', 'windows-1252']]);
const BYTES_A_CHARACTER = 4;

/** The text of an XML file by its byte order mark, else by its declaration, else as UTF-8. @throws XmlRefusal where it is too large or not in the encoding that it names */
export function decodeXml(content: Uint8Array | string): string {
  if (typeof content === 'string') return content;
  if (content.length > XML_LIMITS.characters * BYTES_A_CHARACTER) throw new XmlRefusal('too-large', 1, `more than ${XML_LIMITS.characters} characters`);
  try {
    return new TextDecoder(encodingOf(content), { fatal: true }).decode(content);
  } catch (error) {
    if (error instanceof XmlRefusal) throw error;
    throw new XmlRefusal('encoding', 1, 'the file is not in the encoding that it names: save it as UTF-8');
  }
}

function encodingOf(content: Uint8Array): string {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = new TextDecoder('windows-1252').decode(content.subarray(0, 200));
  const named = /^(?:\u00EF\u00BB\u00BF)?<\?xml[^>]*encoding=["']([^"']+)["']/u.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  const found = ENCODINGS.get(named);
  if (found === undefined) throw new XmlRefusal('encoding', 1, 'its encoding is not read: save it as UTF-8');
  return found;
}
