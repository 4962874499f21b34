import { addDays, atMinute } from '@cyclefill/domain/kernel';
import type { IssueList } from '@cyclefill/interop/csv';
import type { CensusEventKind, CensusEventRow, CensusFolder, OrderRow, ResidentRow } from './census-rows.js';

const EVENT_OF_STATUS: ReadonlyMap<string, CensusEventKind> = new Map([
  ['hospital', 'hospital'],
  ['discharged', 'discharge'],
  ['loa', 'leave'],
  ['leave', 'leave'],
]);

type Census = Pick<CensusFolder, 'facilities' | 'residents' | 'orders' | 'events'>;

/** Marks every order of a resident who is said not to be there while no census event says since when; remarks on each such resident. */
export function checkResidentStatus({ facilities, residents, orders, events }: Census, notices: IssueList): readonly OrderRow[] {
  const asOf = new Map(facilities.map((facility) => [facility.code, facility.asOf]));
  const doubtful = new Set<string>();
  for (const { line, code, facility, status } of residents) {
    const day = asOf.get(facility) ?? null;
    if (status === 'active' || events.some((event) => event.resident === code && explains(event, status, day))) continue;
    doubtful.add(code);
    notices.add({ file: 'residents.csv', line, column: 'status', reason: `resident ${code} is "${status}", and census_events.csv has no event in force that says so; their orders wait` });
  }
  return orders.map((order) => (doubtful.has(order.resident) ? { ...order, dataProblem: 'resident_status' } : order));
}

/** Whether an event of the status's kind is in force on the day the folder speaks of, or at all where it names none. */
function explains({ kind, from, to }: CensusEventRow, status: ResidentRow['status'], day: CensusFolder['facilities'][number]['asOf']): boolean {
  if (EVENT_OF_STATUS.get(status) !== kind) return false;
  return day === null || (from < atMinute(addDays(day, 1)) && (to === null || to > atMinute(day)));
}
