/**
 * Condition of a query over `tote t` whose `$1` and `$2` are the `scopeArrays` of the caller: a wing of a scope covers the totes of
 * that wing, a facility without wing all of its totes. What is for the whole facility is nobody's wing.
 */
export const TOTE_IN_SCOPE = `($1::uuid[] is null or exists (
  select from unnest($1::uuid[], $2::uuid[]) as s (facility_id, wing_id) where s.facility_id = t.facility_id and (s.wing_id is null or s.wing_id = t.wing_id)))`;
