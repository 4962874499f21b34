import { WrongUsage } from './command-errors.js';

/** What is said of what an order is filled out of, each a list with `;` in the order of the scans. */
export interface FilledOutOf {
  readonly scans: readonly string[];
  readonly ndc: string | undefined;
  readonly units: string | undefined;
  readonly lot: string | undefined;
  readonly expires: string | undefined;
  readonly poured: string | undefined;
  readonly left: string | undefined;
}

const each = (text: string | undefined): readonly string[] => (text === undefined ? [] : text.split(';').map((one) => one.trim()));

/** The containers of a confirmation; units are what the order lacks where they all come out of one. @throws WrongUsage */
export function containersOf({ scans, ndc, ...said }: FilledOutOf, expected: string | null): readonly Readonly<Record<string, unknown>>[] {
  const sources = ndc === undefined ? scans.map((scan) => ({ scan })) : each(ndc).map((ndc11) => ({ typed: { ndc11 } }));
  if (sources.length === 0 || (ndc !== undefined && scans.length > 0)) throw new WrongUsage('name either what was scanned or, with --ndc, what was typed');
  const [units, lots, expiries, poured, left] = [each(said.units), each(said.lot), each(said.expires), each(said.poured), each(said.left)];
  const most = Math.max(units.length, lots.length, expiries.length, poured.length, left.length);
  if (most > sources.length) throw new WrongUsage(`${most} values for ${sources.length === 1 ? 'one container' : `${sources.length} containers`}: give one for each, with ;`);
  return sources.map((source, index) => {
    const amount = units[index] ?? (sources.length === 1 ? expected : null);
    if (amount === null) throw new WrongUsage(sources.length === 1 ? '--units N is missing: fewer go in than expected' : '--units takes what comes out of each container, such as 20;8');
    return { ...source, units: amount, ...whereSaid('lot', lots[index]), ...whereSaid('expiresOn', expiries[index]), ...whereSaid('poured', poured[index]), ...whereSaid('left', left[index]) };
  });
}

const whereSaid = (name: string, value: string | undefined): Readonly<Record<string, string>> => (value === undefined || value === '' ? {} : { [name]: value });
