import { CENSUS_MEANINGS, type CensusTrigger, type Hl7News } from './hl7-event.js';
import { HL7_VERSIONS, type Hl7Header, checkHeader, headerOf } from './hl7-header.js';
import type { Hl7Message } from './hl7-message.js';
import { readAdministrationNews } from './read-administration-news.js';
import { readCensusNews } from './read-census-news.js';
import { readOrderNews } from './read-order-news.js';

/** What is taken: type and events (D2). */
const KINDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['ADT', Object.keys(CENSUS_MEANINGS)], ['RDE', ['O11', 'O01']], ['OMP', ['O09']], ['ORM', ['O01']], ['RAS', ['O17', 'O01']],
]);

/** What a message tells, in our words. Throws `Hl7Refusal`, with what the answer has to say. */
export function readHl7News(message: Hl7Message, versions: readonly string[] = HL7_VERSIONS): { readonly header: Hl7Header; readonly news: readonly Hl7News[] } {
  const header = headerOf(message);
  checkHeader(header, KINDS, versions);
  if (header.type === 'ADT') return { header, news: readCensusNews(message, header.event as CensusTrigger) };
  return { header, news: header.type === 'RAS' ? readAdministrationNews(message) : readOrderNews(message) };
}
