import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../../apps/cli/src/commands/index.js';
import { runCommandLine } from '../../../apps/cli/src/run-command-line.js';
import { type DeskOrder, orderDesk } from '../../support/order-desk.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';

describe('order commands', () => {
  let pharmacy: SamplePharmacy;
  let order: DeskOrder;
  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 24, seed: 11 });
    const [first] = await orderDesk(pharmacy).plainOrders();
    if (first === undefined) throw new Error('the sample has no plain order');
    order = first;
  }, 60_000);
  afterAll(async () => pharmacy.database.close());

  async function run(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
    const [out, err]: [string[], string[]] = [[], []];
    const env = { ...process.env, DATABASE_URL: pharmacy.database.ownerUrl, DATABASE_APP_URL: pharmacy.database.appUrl };
    const code = await runCommandLine(COMMANDS, words, { env, out: (line) => out.push(line), err: (line) => err.push(line) });
    return { code, out: out.join('\n'), err: err.join('\n') };
  }

  it('hold, resume, stop and show an order by its Rx number', async () => {
    const rx = order.rx_number;
    const given: unknown = expect.stringMatching(/: given from \d{4}-\d\d-\d\dT\d\d:\d\d/u);
    const lines = async (...words: string[]): Promise<string[]> => (await run('order', ...words)).out.split('\n');
    expect(await lines('hold', '--rx', rx, '--from', '2026-12-08', '--reason', 'surgery')).toEqual([`${rx}  version 2`, given, '  held from 2026-12-08T00:00 until it is resumed: surgery']);
    expect(await run('order', 'hold', '--rx', rx, '--from', '2026-12-09', '--reason', 'surgery')).toMatchObject({ code: 1, err: 'cyclefill: the order is held on some of these days already: `order show` lists its holds (order.hold-overlaps)' });
    expect(await lines('resume', '--rx', rx, '--at', '2026-12-10T12:00', '--reason', 'well')).toEqual([`${rx}  version 3`, given, '  held from 2026-12-08T00:00, given again from 2026-12-10T12:00: surgery']);
    expect(await lines('discontinue', '--rx', rx, '--at', '2026-12-12', '--reason', 'ended')).toEqual([`${rx}  version 4`, expect.stringMatching(/, no dose from 2026-12-12T00:00 on$/u), '  held from 2026-12-08T00:00, given again from 2026-12-10T12:00: surgery']);
    const shown = await run('order', 'show', '--rx', rx);
    expect(shown.code).toBe(0);
    for (const said of [`${rx}  version 4`, 'hold from 2026-12-08T00:00', 'discontinue from 2026-12-12T00:00', ': ended', 'hold 2026-12-08T00:00 to 2026-12-10T12:00: surgery']) expect(shown.out).toContain(said);
    expect(JSON.parse((await run('--json', 'order', 'show', '--rx', rx)).out)).toMatchObject({ rxNumber: rx, version: 4, versions: [{ kind: 'import' }, { kind: 'hold' }, { kind: 'resume' }, { kind: 'discontinue' }] });
  }, 60_000);

  it('a stop before the order was written is a slip: the answer names the day and the way to cancel it whole', async () => {
    const [, second] = await orderDesk(pharmacy).plainOrders();
    const rx = second?.rx_number ?? '';
    const slip = await run('order', 'discontinue', '--rx', rx, '--at', '2020-01-01', '--reason', 'mistyped');
    expect(slip).toMatchObject({ code: 1, out: '' });
    expect(slip.err).toMatch(/^cyclefill: at: lies before the order was written, on \d{4}-\d\d-\d\d: to cancel it whole name its start, \d{4}-\d\d-\d\dT\d\d:\d\d$/u);
    const start = slip.err.slice(-16);
    expect(await run('order', 'discontinue', '--rx', rx, '--at', start, '--reason', 'never meant')).toMatchObject({ code: 0, out: expect.stringContaining(`${rx}  version 2\n`) });
  }, 60_000);

  it('an order nobody knows, and a moment that is none, are refused in one line', async () => {
    expect(await run('order', 'show', '--rx', 'NOBODY')).toEqual({ code: 1, out: '', err: 'cyclefill: there is no such order in this pharmacy (order.not-found)' });
    expect(await run('order', 'discontinue', '--rx', order.rx_number, '--at', 'tomorrow', '--reason', 'x')).toEqual({ code: 1, out: '', err: 'cyclefill: at: is no day of the calendar' });
  });
});
