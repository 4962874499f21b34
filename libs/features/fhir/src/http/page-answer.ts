import { outcomeResource, searchBundle } from '@cyclefill/interop/fhir';
import type { Bundle } from 'fhir/r4.js';
import type { Request } from 'express';
import { type SearchRequest, cursorAfter } from '../read/search-request.js';
import type { FoundPage } from '../read/search-resources.js';
import { baseOf } from './fhir-answer.js';

/** A page as a Bundle: the address of the next one says everything again, so that a page stands on nothing that the server keeps. */
export function pageAnswer(request: Request, { source, understood, ignored }: SearchRequest, { matches, included, total, hasMore }: FoundPage): Bundle {
  const address = (more: readonly (readonly [string, string])[]): string => {
    const query = [...understood, ...more].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
    return query === '' ? source.type : `${source.type}?${query}`;
  };
  const last = matches.at(-1);
  return searchBundle({
    base: baseOf(request), matches: matches.map(({ resource }) => resource), included: included.map(({ resource }) => resource), total,
    self: address([]), next: hasMore && last !== undefined ? address([['_cursor', cursorAfter(last.id)]]) : null,
    outcome: ignored.length === 0 ? null : outcomeResource({
      severity: 'warning', type: 'not-supported', code: 'input.invalid', title: 'Passed over, as asked for by Prefer: handling=lenient', issues: ignored.map(({ pointer, rule }) => ({ place: pointer, text: rule })),
    }),
  });
}
