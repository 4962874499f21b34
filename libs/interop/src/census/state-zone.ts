const EASTERN = 'America/New_York';
const CENTRAL = 'America/Chicago';
const MOUNTAIN = 'America/Denver';
const PACIFIC = 'America/Los_Angeles';

const states = (codes: string, zone: string): (readonly [string, string])[] => codes.split(' ').map((code) => [code, zone] as const);

/**
 * States and territories whose clocks all agree all year. Left out, so that nobody guesses: AK, AZ (the Navajo Nation
 * changes its clocks), FL, ID, IN, KS, KY, MI, ND, NE, NV, OR, SD, TN, TX.
 */
const ZONES: ReadonlyMap<string, string> = new Map([
  ...states('CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV', EASTERN),
  ...states('AL AR IA IL LA MN MO MS OK WI', CENTRAL),
  ...states('CO MT NM UT WY', MOUNTAIN),
  ...states('CA WA', PACIFIC),
  ['HI', 'Pacific/Honolulu'],
  ...states('PR VI', 'America/Puerto_Rico'),
  ...states('GU MP', 'Pacific/Guam'),
  ['AS', 'Pacific/Pago_Pago'],
]);

/** IANA zone of a state with one zone; null where the state does not say. */
export function zoneOfState(state: string): string | null {
  return ZONES.get(state.toUpperCase()) ?? null;
}
