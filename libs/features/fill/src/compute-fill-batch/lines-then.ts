/** The lines of batches `b` as they were at `$3`, or are now where that is null: a rebuild replaces single ones (R119). */
export const LINES_THEN = `fill_line l on l.batch_id = b.id
  and (l.rebuilt_at is null or l.rebuilt_at <= coalesce($3::timestamptz, 'infinity')) and (l.superseded_at is null or l.superseded_at > $3)`;

/** When such a batch was last decided by then: computed, or rebuilt since. */
export const DECIDED_THEN = `case when b.rebuilt_at is null then b.computed_at else
  coalesce((select max(r.rebuilt_at) from batch_rebuild r where r.batch_id = b.id and r.rebuilt_at <= coalesce($3::timestamptz, 'infinity')), b.computed_at) end`;
