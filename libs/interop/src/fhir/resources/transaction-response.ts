import type { Bundle } from 'fhir/r4.js';
import { outcomeResource } from './operation-outcome.js';

/** What a Bundle came to. */
export interface TransactionFacts {
  readonly residentId: string;
  readonly resident: 'admitted' | 'changed' | 'known';
  readonly reconciliationId: string | null;
  readonly entries: readonly { readonly type: string; readonly outcome: 'taken' | 'not-taken'; readonly says: string; readonly lost: readonly string[] }[];
}

const STATUS = { admitted: '201 Created', changed: '200 OK', known: '200 OK' } as const;

/** The answer to a transaction, entry by entry in the order sent: what each became, with what was left out or is not kept in its outcome. */
export function transactionResponse({ residentId, resident, reconciliationId, entries }: TransactionFacts): Bundle {
  const locationOf = (type: string): string | null => (type === 'Patient' ? `Patient/${residentId}` : type.startsWith('Medication') && reconciliationId !== null ? `List/${reconciliationId}` : null);
  return {
    resourceType: 'Bundle', type: 'transaction-response',
    entry: entries.map(({ type, outcome, says, lost }) => {
      const location = outcome === 'taken' ? locationOf(type) : null;
      const issues = outcome === 'taken' ? lost.map((place) => ({ place, text: 'is not kept' })) : [{ place: type, text: says }];
      return {
        response: {
          status: outcome === 'taken' && type === 'Patient' ? STATUS[resident] : '200 OK', ...(location !== null && { location }),
          ...(issues.length > 0 && { outcome: outcomeResource({ severity: outcome === 'taken' ? 'information' : 'warning', type: 'not-supported', code: outcome, title: says, issues }) }),
        },
      };
    }),
  };
}
