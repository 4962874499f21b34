/** One sentence for people per reason of an answer. */
const SENTENCES: Readonly<Record<string, string>> = {
  filled: 'It is in the run and is filled.',
  partial: 'It is in the run; only a part of what is needed is authorised.',
  on_demand: 'It is filled on demand, not with the cycle.',
  excepted: 'A finding stops it.',
  held: 'Every dose of the window is on hold.',
  away: 'The resident is away or discharged for every dose of the window.',
  covered: 'What is on hand covers every dose of the window.',
  ended: 'It ends before this window, or ended before the run was decided.',
  not_begun: 'It begins after this window.',
  as_needed: 'It is given as needed: it has no scheduled dose and is filled when asked for.',
  no_dose: 'Its days and times give no dose in this window.',
  late: 'It was recorded after what the run knew: fill it on demand, or it is in the next window.',
  before_admission: 'It ended before the resident was admitted.',
  resident_unknown: 'Its resident was not known to the run.',
  not_computed: 'Its batch has not been computed.',
  facility_not_in_run: 'Its facility has no batch in this run.',
  other_cycle: 'Its resident is filled by the cycle of another wing, or of the facility.',
  card: 'It lies in a card.',
  multi_dose: 'It lies in the multi-dose sheets.',
  bulk: 'It has a container of its own.',
  not_resident: 'The resident does not live there in that month.',
  far_from_month: 'It ended long before that month, or begins long after it.',
  omission: 'It is not given in that month; the page of omissions names it.',
  as_needed_part: 'It is in the as-needed part, or on the PRN log where the facility has one.',
  scheduled_part: 'It has boxes for its times.',
  not_countable: 'It is not counted out: it has a container of its own.',
  sublingual_or_dissolving: 'It dissolves: it stays dry in a container of its own.',
  chewable_or_effervescent: 'It is chewable or dissolves: it is kept apart.',
  original_container: "It stays in the maker's container.",
  refrigerated: 'It is kept in the refrigerator.',
  hazardous: 'It is hazardous: it has a card of its own.',
  controlled_ii: 'It is a C-II: it has a card of its own, counted.',
  dose_varies: 'Its dose differs from day to day: it has a card of its own.',
  weekly_high_risk: 'It is not a daily medicine: it has a card of its own.',
  supply_limit: 'The window is longer than a pack of several drugs may last in this state: it lies in a card.',
  cell_capacity: 'A dose of it does not fit the cell.',
};

/** The sentence of a reason; a finding's code is told by the finding itself. */
export function reasonSentence(reason: string): string {
  return SENTENCES[reason] ?? `The finding ${reason} stops it.`;
}
