/** Columns or parameters of a query that hold a facility's and a resident's id; a resident that is null stands for the whole facility. */
export interface ScopedColumns {
  readonly facility: string;
  readonly resident: string;
}

/**
 * Condition of a query whose `$1` and `$2` are the `scopeArrays` of the caller. A wing of a scope covers whom the census has
 * there now; a facility without wing everybody in it, and what is about the whole of it. Where the facility's zone is unknown
 * nobody can say who is in a wing now, and the wing covers nobody.
 */
export function residentInScope({ facility, resident }: ScopedColumns): string {
  return `($1::uuid[] is null or exists (
  select from unnest($1::uuid[], $2::uuid[]) as s (facility_id, wing_id) join facility sf on sf.id = s.facility_id
  where s.facility_id = ${facility} and (s.wing_id is null or s.wing_id = (
    select e.wing_id from census_event e
    where e.resident_id = ${resident} and e.superseded_at is null and e.kind in ('placed', 'transfer') and e.from_at <= wall_clock(sf.zone)
    order by e.from_at desc limit 1))))`;
}
