const EVERY_HOURS = /^Q(\d{1,3})H$/;
const TIMES_A_DAY: ReadonlyMap<string, string> = new Map([
  ['QD', 'no more than once a day'], ['QDPRN', 'no more than once a day'], ['QAM', 'once, in the morning'], ['QPM', 'once, in the evening'], ['QHS', 'once, at bedtime'],
  ['BED', 'once, at bedtime'], ['HS', 'once, at bedtime'], ['BID', 'up to twice a day'], ['TID', 'up to three times a day'], ['QID', 'up to four times a day'],
  ['Q12H', 'at least 12 hours apart'], ['Q5M3', 'at least 5 minutes apart, up to 3 doses'],
]);

/** How close two as-needed doses may be, from the frequency code; null when the code does not say (D17). */
export function intervalLimit(frequencyCode: string): string | null {
  const hours = EVERY_HOURS.exec(frequencyCode)?.[1];
  if (hours === undefined) return TIMES_A_DAY.get(frequencyCode) ?? null;
  return `at least ${Number(hours)} ${Number(hours) === 1 ? 'hour' : 'hours'} apart`;
}
