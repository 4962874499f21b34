import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OpenCycleRun } from '@cyclefill/features/fill';
import { day } from '@cyclefill/domain/kernel';
import { z } from 'zod';
import { COMMANDS } from '../../apps/cli/src/commands/index.js';
import { runCommandLine } from '../../apps/cli/src/run-command-line.js';
import { editCsv } from '../support/edit-csv.js';
import { type SamplePharmacy, samplePharmacy } from '../support/sample-pharmacy.js';
import { planBatches } from '../support/worked-batches.js';

const Card = z.object({ code: z.string(), rx: z.string(), ndc: z.string(), drug: z.string() });
type Card = z.output<typeof Card>;

/** Cards of one drug, by its schedule as the label has it. */
const CARDS = `
select p.code, v.rx_number as rx, v.ndc11 as ndc, coalesce(d.ingredient, '') as drug from pack p join order_version v on v.order_id = p.order_id and v.superseded_at is null
  join drug_product d on d.ndc11 = v.ndc11 and d.superseded_at is null left join prescription r on r.order_id = p.order_id and r.superseded_at is null
where p.is_current and coalesce(r.dea_schedule, d.dea_schedule) is not distinct from $1 order by p.code`;
const Facility = z.object({ id: z.string(), code: z.string() });

describe('a pack that crosses the bench by command', () => {
  let pharmacy: SamplePharmacy;
  let facility: z.output<typeof Facility>;
  let cards: readonly Card[];
  const read = <T>(row: z.ZodType<T>, sql: string, params: readonly unknown[] = []): Promise<T[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(row, sql, params));
  beforeAll(async () => {
    // The sample has no card of a C-III: the catalogue says that one drug of many cards is.
    pharmacy = await samplePharmacy({ facilities: 1, residents: 24, seed: 11 }, ({ name, content }) =>
      (name === 'catalogue.csv' ? editCsv(content, ({ nonproprietary_name: drug = '', dea_schedule: schedule = '' }) => ({ dea_schedule: drug === 'atorvastatin' ? 'CIII' : schedule })) : content));
    [facility = { id: '', code: '' }] = await read(Facility, 'select id, code from facility');
    await new OpenCycleRun(pharmacy.database.uow).execute(pharmacy.actor, { facilityId: facility.id, cycleStart: day('2026-12-07'), asOf: new Date('2026-12-01T15:00:00Z'), knownAt: null });
    await planBatches(pharmacy);
    cards = await read(Card, CARDS, [null]);
    for (const [login, role] of [['tess', 'technician'], ['pam', 'pharmacist'], ['paul', 'pharmacist'], ['ada', 'auditor']] as const) await done('user', 'add', login, '--role', role);
    await done('user', 'add', 'nora', '--role', 'nurse', '--scope', facility.code);
  }, 120_000);
  afterAll(async () => pharmacy.database.close());

  async function run(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
    const [out, err]: [string[], string[]] = [[], []];
    const env = { ...process.env, DATABASE_URL: pharmacy.database.ownerUrl, DATABASE_APP_URL: pharmacy.database.appUrl };
    const code = await runCommandLine(COMMANDS, words, { env, out: (line) => out.push(line), err: (line) => err.push(line) });
    return { code, out: out.join('\n'), err: err.join('\n') };
  }
  async function done(...words: readonly string[]): Promise<string> {
    const { code, out, err } = await run(...words);
    if (code !== 0) throw new Error(`${words.join(' ')}: ${err}`);
    return out;
  }
  const card = (place: number): Card => cards[place] ?? { code: '', rx: '', ndc: '', drug: '' };
  const state = async (code: string): Promise<unknown> => (JSON.parse(await done('--json', 'pack', 'show', code)) as { state: string }).state;
  const confirm = ({ code, rx, ndc }: Card, ...more: readonly string[]): string[] => ['bench', 'confirm', code, rx, ndc, '--lot', 'A1', '--expires', '2028-06-30', ...more];
  const sealed = async (one: Card, by: string): Promise<void> => {
    await done('bench', 'start', one.code, '--by', by);
    await done(...confirm(one, '--by', by));
    await done('bench', 'seal', one.code, '--by', by);
  };

  it('is started, confirmed, sealed, checked, sent and received, each by who may', async () => {
    const one = card(0);
    expect(await done('pack', 'list', '--facility', facility.code, '--rx', one.rx)).toContain(`${one.code}  planned`);
    expect(await done('bench', 'start', one.code, '--by', 'tess')).toContain(`Rx ${one.rx}`);
    expect(await run('bench', 'seal', one.code, '--by', 'tess')).toEqual({
      code: 1, out: '', err: expect.stringMatching(new RegExp(`^cyclefill: not every order of the pack is as it has to be: .*\`bench confirm\`.*\\(pack\\.seal-blocked\\)\n  Rx ${one.rx}: is neither packed nor excepted\n  nothing is in the pack$`, 'u')),
    });
    expect(await done(...confirm(one, '--by', 'tess'))).toMatch(/ {2}packed$/u);
    expect(await state(one.code)).toBe('filling');
    expect(await done('bench', 'seal', one.code, '--by', 'tess')).toMatch(/ {2}sealed {2}seal 1 {2}use by \d{4}-/u);
    expect(await done('check', 'list', '--risk', 'new_resident')).toMatch(new RegExp(`^${one.code}  ${facility.code}  .*cut-off .* 1 drug  new_resident`, 'u'));
    expect(await done('check', 'show', one.code)).toContain(`--seen '${one.rx}'`);
    expect(await run('check', 'pass', one.code, '--by', 'pam')).toMatchObject({ code: 1, err: expect.stringMatching(new RegExp(`\\(pack\\.changes-unseen\\)\n  Rx ${one.rx}: differs from the last pack`, 'u')) });
    expect(await run('check', 'pass', one.code, '--seen', one.rx, '--by', 'tess')).toMatchObject({ code: 1, err: 'cyclefill: a technician may not do this' });
    await done('check', 'pass', one.code, '--seen', one.rx, '--by', 'pam');
    expect(await state(one.code)).toBe('checked');
    await done('route', 'set', '--code', 'DAY', '--name', 'Day', '--zone', 'America/New_York', '--days', 'MO;TU;WE;TH;FR', '--at', '17:00', '--stops', `${facility.code}=45`);
    const [van = ''] = (await done('delivery', 'plan', '--route', 'DAY', '--on', '2099-12-04', '--at', '17:00', '--van', 'V1', '--driver', 'Dan')).split(' ');
    const [tote = ''] = (await done('tote', 'open', '--facility', facility.code, '--by', 'tess')).split(' ');
    await done('tote', 'scan', '--tote', tote, '--code', one.code, '--by', 'tess');
    expect(await state(one.code)).toBe('tote');
    await done('tote', 'close', '--tote', tote, '--by', 'tess');
    await done('tote', 'load', '--tote', tote, '--delivery', van, '--by', 'tess');
    await done('delivery', 'depart', '--delivery', van, '--by', 'tess', '--early', 'a trial');
    expect(await state(one.code)).toBe('shipped');
    await done('delivery', 'receive', '--tote', tote, '--scanned', one.code, '--signed', 'Nora Day', '--by', 'nora');
    expect(await state(one.code)).toBe('received');
  }, 60_000);

  it('takes no other drug, and an override by a pharmacist alone', async () => {
    const [one, wrong] = [card(1), cards.find(({ drug }) => drug !== card(1).drug) ?? card(2)];
    await done('bench', 'start', one.code, '--by', 'tess');
    const other = await run(...confirm({ ...one, ndc: wrong.ndc }, '--by', 'tess'));
    expect(other).toMatchObject({ code: 1, err: expect.stringMatching(/^cyclefill: what was scanned or typed does not go into this pack: .*\(pack\.scan-stops\)\n {2}container 1: .+\.$/u) });
    const short = ['bench', 'confirm', one.code, one.rx, one.ndc, '--lot', 'A1', '--expires', '2027-01-06', '--override', 'nothing else is here'];
    expect((await run(...short, '--by', 'tess')).err).toMatch(/it must last until .*\n {2}--override: is for a pharmacist alone: have one confirm this order$/u);
    expect(await run('bench', 'confirm', one.code, one.rx, '--ndc', one.ndc, '--by', 'tess')).toMatchObject({ code: 1, err: 'cyclefill: --lot: is not on the code: type it from the package; --expires: is not on the code: type it from the package' });
    expect(await run('bench', 'confirm', one.code, 'NOBODY', '--by', 'tess')).toMatchObject({ code: 1, err: `cyclefill: ${one.code} holds no Rx NOBODY: in it are ${one.rx}` });
    expect(await done('near-miss', 'list', '--class', 'wrong_drug', '--by', 'ada')).toMatch(/ {2}bench {2}wrong_drug .* by tess$/u);
    expect(await done('near-miss', 'list', '--class', 'wrong_drug', '--by', 'pam')).not.toContain('tess');
    expect(await run('accuracy', '--of', 'tess', '--by', 'pam')).toMatchObject({ code: 1, err: expect.stringContaining('user.not-found') });
    expect(await done('accuracy', '--of', 'tess', '--by', 'ada')).toContain('wrong_drug, caught at bench: 1');
    expect(await state(one.code)).toBe('filling');
  }, 60_000);

  it('holds no C-III that nobody else saw', async () => {
    const [one] = await read(Card, CARDS, ['CIII']);
    if (one === undefined) throw new Error('the sample has no card of a C-III');
    expect(await done('bench', 'start', one.code, '--by', 'tess')).toContain('(CIII, a witness)');
    for (const more of [[], ['--witness', 'tess']]) expect(await run(...confirm(one, '--by', 'tess', ...more))).toMatchObject({ code: 1, err: expect.stringMatching(/--witness \(pack\.witness-missing\)$/u) });
    await done(...confirm(one, '--by', 'tess', '--witness', 'paul'));
    await done('bench', 'seal', one.code, '--by', 'tess');
    expect(await run('check', 'pass', one.code, '--seen', one.rx, '--by', 'paul')).toMatchObject({ code: 1, err: 'cyclefill: you packed, witnessed or sealed this: somebody else checks it (pack.packed-by-you)' });
    expect(await state(one.code)).toBe('sealed');
  }, 60_000);

  it('is not checked by a pharmacist who packed it; goes back, is held, released, opened, undone, excepted and taken out of the way', async () => {
    const one = card(2);
    await sealed(one, 'pam');
    expect(await run('check', 'pass', one.code, '--seen', one.rx, '--by', 'pam')).toMatchObject({ code: 1, err: expect.stringContaining('somebody else checks it (pack.packed-by-you)') });
    expect(await done('check', 'hold', one.code, '--reason', 'which maker', '--by', 'paul')).toContain('HELD');
    expect((await run('check', 'pass', one.code, '--seen', one.rx, '--by', 'paul')).err).toContain('`check release` ends that (pack.held)');
    await done('check', 'release', one.code, '--by', 'paul');
    await done('check', 'technician', one.code, '--passed', '--seen', one.rx, '--by', 'tess');
    expect(await state(one.code)).toBe('sealed');
    expect(await done('check', 'return', one.code, '--class', 'label', '--reason', 'label torn', '--cells', '1;2', '--by', 'paul')).toContain('filling  seal 2');
    await done('bench', 'seal', one.code, '--by', 'pam');
    await done('bench', 'reopen', one.code, '--reason', 'one more look', '--by', 'pam');
    expect(await done('bench', 'undo', one.code, '--by', 'pam')).toContain('0 of ');
    expect(await done('bench', 'except', one.code, one.rx, '--reason', 'short', '--by', 'pam')).toMatch(/excepted \(short\)$/u);
    await done('bench', 'void', one.code, '--reason', 'not needed', '--not-again', '--by', 'paul');
    expect(await state(one.code)).toBe('void');
  }, 60_000);
});
