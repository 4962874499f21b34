/**
 * Facilities with the wall clock of each, `now`: asked once for each facility and not for each of its rows (`offset 0` keeps the planner from doing so). Where nobody knows the zone it counts as UTC,
 * as on paper.
 */
export const FACILITY_NOW = `(select id, zone, coalesce(wall_clock(zone), now() at time zone 'UTC') as now from facility offset 0)`;
