import { type Findings, type RowReader, type Table, UniqueKeys, readRows } from '@cyclefill/interop/csv';
import type { CensusEventKind, CensusEventRow, Place } from './census-rows.js';
import { readPlace } from './read-residents.js';
import type { References } from './references.js';

const KINDS: ReadonlyMap<string, CensusEventKind> = new Map([
  ['LOA', 'leave'],
  ['LEAVE', 'leave'],
  ['HOSPITAL', 'hospital'],
  ['TRANSFER', 'transfer'],
  ['DISCHARGE', 'discharge'],
]);
const ROOM_CHANGE = /\bRoom change to (?<wing>.+?) wing room (?<room>\S+) bed (?<bed>\S+)/iu;

/** Rows of `census_events.csv`. */
export function readCensusEvents(table: Table | null, references: References, findings: Findings): readonly CensusEventRow[] {
  const events = new UniqueKeys();
  return readRows(table, findings.errors, (row) => {
    references.checkResident(row);
    const event = readEvent(row);
    events.claim(row, 'from_ts', JSON.stringify([event.resident, event.kind, event.from]));
    return event;
  });
}

function readEvent(row: RowReader): CensusEventRow {
  const kind = KINDS.get(row.raw('event').toUpperCase());
  if (kind === undefined) row.fail('event', `none of ${[...KINDS.keys()].join(', ')}`);
  const [from, to] = [row.moment('from_ts'), row.optionalMoment('to_ts')];
  if (row.ok && to !== null && to <= from) row.fail('to_ts', 'ends before it begins');
  return {
    line: row.line, facility: row.raw('facility_id'), resident: row.raw('resident_id'), kind: kind ?? 'leave', from, to,
    place: kind === 'transfer' ? readTarget(row) : null, detail: row.text('detail'),
  };
}

/** The columns, else what the text says. */
function readTarget(row: RowReader): Place | null {
  const target = readPlace(row, 'to_wing', 'to_room', 'to_bed');
  const { wing = '', room = '', bed = '' } = ROOM_CHANGE.exec(row.raw('detail'))?.groups ?? {};
  if (target === null && wing === '') row.fail('to_wing', 'a transfer needs to_wing, to_room and to_bed, or a detail such as "Room change to North wing room 101 bed A"');
  return target ?? { wing, room, bed };
}
