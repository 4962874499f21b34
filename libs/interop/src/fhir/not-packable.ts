/** Why the doses of a dosage are not packed. Closed; the order is that of a report. */
export const NOT_PACKABLE = [
  'not-a-supply-order', 'malformed', 'modifier', 'free-text-only', 'no-timing', 'as-needed', 'part-as-needed', 'text-differs', 'text-adds', 'code-differs',
  'times-range', 'count-range', 'bounds-range', 'duration-range', 'days-not-told', 'slots-not-told', 'pattern-not-held', 'event-too-long', 'open-step',
  'no-dose', 'dose-range', 'several-doses', 'dose-unreadable', 'dose-unit', 'rate',
] as const;
export type NotPackable = (typeof NOT_PACKABLE)[number];

/** Each reason once, in the order of the list. */
export function inReportOrder(reasons: readonly NotPackable[]): readonly NotPackable[] {
  return NOT_PACKABLE.filter((reason) => reasons.includes(reason));
}
