import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AskSet, ChangeoverListQuery, ControlSet, DocumentRenderer, DrawSetProcessor, InlineDocumentRenderer, type ListedSet, ReadRecordBooks, type RenderOrder, type RenderedPdf, SetViewQuery, setRequestSchema } from '@cyclefill/features/document';
import type { AccessScope } from '@cyclefill/contracts';
import { day } from '@cyclefill/domain/kernel';
import { OpenNightlyRun } from '@cyclefill/features/fill';
import { SystemClock, SystemIds } from '@cyclefill/platform/clock';
import { FolderDocumentStorage } from '@cyclefill/platform/storage';
import { type TaskLease, TaskStore } from '@cyclefill/platform/tasks';
import { z } from 'zod';
import { capturedLog } from '../../support/captured-log.js';
import { type DeskOrder, orderDesk } from '../../support/order-desk.js';
import { MORNING } from '../../support/refills.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';

jest.setTimeout(180_000);

/** Draws, and lets a test look or step in before each file. */
class WatchedRenderer extends DocumentRenderer {
  readonly inner = new InlineDocumentRenderer();
  drawn = 0;
  before: (order: RenderOrder) => Promise<void> = () => Promise.resolve();

  override async render(order: RenderOrder): Promise<RenderedPdf> {
    await this.before(order);
    this.drawn += 1;
    return this.inner.render(order);
  }
}

const IdRow = z.object({ id: z.string() });
const FacilityRow = z.object({ id: z.string(), wings: z.array(z.object({ id: z.string(), name: z.string() })) });

describe('a whole set of papers', () => {
  let pharmacy: SamplePharmacy;
  let facility: z.output<typeof FacilityRow>;
  let folder: string;
  let renderer: WatchedRenderer;
  let processor: DrawSetProcessor;
  let store: TaskStore;

  const read = <Row>(row: z.ZodType<Row>, sql: string, params: readonly unknown[] = []): Promise<Row[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(row, sql, params));
  const ask = (key: string, changes: Readonly<Record<string, unknown>> = {}, scope: AccessScope = 'pharmacy'): Promise<string> =>
    new AskSet(pharmacy.database.uow).execute(pharmacy.actor, scope, key, setRequestSchema.parse({ facilityId: facility.id, from: '2026-12-07', days: 7, ...changes }));
  const view = async (id: string, scope: AccessScope = 'pharmacy'): Promise<ListedSet> => {
    const set = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.get(SetViewQuery).one(scope, id));
    if (set === null) throw new Error('the set is not seen');
    return set;
  };
  const lease = async (id: string): Promise<TaskLease> => {
    const [task] = await read(IdRow, `select id from task where kind = 'document-set.asked' and subject = $1 and status <> 'done' order by generation desc limit 1`, [id]);
    const taken = await store.lease(task?.id ?? '');
    if (taken === null) throw new Error('the task is in other hands');
    return taken;
  };
  const draw = async (id: string): Promise<ListedSet> => {
    await processor.run(await lease(id));
    return view(id);
  };
  const filesOf = (set: ListedSet): ListedSet['wings'][number]['files'] => set.wings.flatMap(({ files }) => files);
  const documents = (): Promise<{ id: string }[]> => read(IdRow, 'select id from document order by id');
  const control = (): ControlSet => new ControlSet(pharmacy.database.uow);
  const hashes = async (id: string): Promise<string[]> => (await read(z.object({ line: z.string() }), "select name || ' ' || sha256 as line from document_set_file where set_id = $1 order by place", [id])).map(({ line }) => line);

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 16, seed: 5 });
    // What is asked for is made as of the latest batch, so that asking again comes to the same.
    await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, MORNING);
    [facility] = await read(FacilityRow, `select f.id, (select jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name) order by w.name) from wing w where w.facility_id = f.id) as wings from facility f`) as [z.output<typeof FacilityRow>];
    folder = await mkdtemp(join(tmpdir(), 'cyclefill-sets-'));
    store = new TaskStore(pharmacy.database.uow, new SystemIds(new SystemClock()));
    renderer = new WatchedRenderer();
    processor = new DrawSetProcessor(pharmacy.database.uow, renderer, new FolderDocumentStorage(folder, new SystemClock()), capturedLog().log);
  });
  afterEach(() => {
    renderer.before = () => Promise.resolve();
  });
  afterAll(async () => {
    await pharmacy.database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is drawn wing by wing with its progress seen, and its books are those that a command draws', async () => {
    const id = await ask('set-books-1', { books: ['mar', 'tar'] });
    expect(await ask('set-books-2', { books: ['tar', 'mar'] })).toBe(id);
    expect((await view(id)).state).toBe('queued');
    const seen: number[] = [];
    renderer.before = async () => void seen.push((await view(id)).records.drawn);
    const done = await draw(id);
    expect(done).toMatchObject({ state: 'done', errorCode: null, sameAsId: null });
    expect(done.records.drawn).toBe(done.records.all);
    expect(seen[0]).toBe(0);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(new Set(seen).size).toBe(filesOf(done).length);
    expect(filesOf(done).every(({ documentId, pages }) => documentId !== null && (pages ?? 0) > 0)).toBe(true);
    const days = { from: day('2026-12-07'), to: day('2026-12-14') };
    const books = await new ReadRecordBooks(pharmacy.database.uow).execute(pharmacy.actor, { book: 'mar', facilityId: facility.id, days, paper: 'letter', wing: null, resident: null, asOf: new Date(done.asOf) });
    expect(books.map(({ name }) => name)).toEqual(filesOf(done).filter(({ book }) => book === 'mar').map(({ name }) => name));
    expect(books.every(({ drawn }) => drawn !== null)).toBe(true);
  });

  it('that was cancelled midway stops before the next wing and leaves no document and no half file', async () => {
    const [before, drawn] = [await documents(), renderer.drawn];
    const id = await ask('set-cancel', { from: '2026-12-14', books: ['mar'] });
    renderer.before = async () => (renderer.drawn === drawn + 1 ? control().cancel(pharmacy.actor, 'pharmacy', id) : undefined);
    const cancelled = await draw(id);
    expect(cancelled).toMatchObject({ state: 'cancelled', records: { drawn: 0 } });
    expect(renderer.drawn).toBe(drawn + 2);
    expect(new Set(filesOf(cancelled).map(({ state, documentId }) => `${state} ${documentId}`))).toEqual(new Set(['cancelled null']));
    expect(await documents()).toEqual(before);
    expect(await readdir(join(folder, 'tmp')).catch(() => [])).toEqual([]);
    expect(await read(IdRow, `select id from task where subject = $1 and status <> 'done'`, [id])).toEqual([]);
    await control().cancel(pharmacy.actor, 'pharmacy', id);
    await expect(control().retry(pharmacy.actor, 'pharmacy', id, null)).rejects.toThrow('document-set.state-forbids');
  });

  it('of which one wing cannot be drawn has the others, says why, and that wing is tried again alone', async () => {
    const id = await ask('set-broken', { from: '2026-12-21', books: ['mar'] });
    renderer.before = (order) => (order.kind === 'mar' && order.models[0]?.resident.room.startsWith(facility.wings[0]?.name ?? '') === true ? Promise.reject(new Error('no ink')) : Promise.resolve());
    const first = await lease(id);
    await expect(processor.run(first)).rejects.toThrow('no ink');
    expect(await store.fail(first, 'Error', processor)).toBe('retry');
    const failed = await draw(id);
    expect(failed).toMatchObject({ state: 'failed', errorCode: 'document-set.wings-failed' });
    expect(filesOf(failed).map(({ state }) => state).toSorted()).toEqual(['drawn', 'failed', ...failed.wings.slice(2).map(() => 'drawn')].toSorted());
    expect(filesOf(failed).find(({ state }) => state === 'failed')?.reason).toContain('try again');
    const whole = filesOf(failed).filter(({ documentId }) => documentId !== null);
    expect(whole).toHaveLength(filesOf(failed).length - 1);
    renderer.before = () => Promise.resolve();
    const drawn = renderer.drawn;
    await expect(control().retry(pharmacy.actor, 'pharmacy', id, facility.wings[1]?.id ?? '')).rejects.toThrow('document-set.nothing-failed');
    await control().retry(pharmacy.actor, 'pharmacy', id, facility.wings[0]?.id ?? '');
    const done = await draw(id);
    expect([done.state, renderer.drawn - drawn]).toEqual(['done', 1]);
    expect(filesOf(done)).toEqual(expect.arrayContaining(whole));
  });

  it('that somebody takes over from a worker who died comes to the same bytes, and what was drawn is not drawn again', async () => {
    const id = await ask('set-taken-over', { from: '2026-11-01', books: ['mar'] });
    const [dead, drawn] = [await lease(id), renderer.drawn];
    let files = 0;
    const second = new Promise<void>((reached) => {
      renderer.before = () => ((files += 1) === 2 ? new Promise(() => reached()) : Promise.resolve());
    });
    void processor.run(dead);
    await second;
    expect((await view(id)).records.drawn).toBeGreaterThan(0);
    renderer.before = () => Promise.resolve();
    await pharmacy.database.uow.acrossTenants((tx) => tx.execute(`update task set leased_until = now() - interval '1 second' where id = $1`, [dead.taskId]));
    const done = await draw(id);
    expect([done.state, renderer.drawn - drawn]).toEqual(['done', filesOf(done).length]);
    const books = await new ReadRecordBooks(pharmacy.database.uow).execute(pharmacy.actor, { book: 'mar', facilityId: facility.id, days: { from: day('2026-11-01'), to: day('2026-11-08') }, paper: 'letter', wing: null, resident: null, asOf: null });
    const fresh = await Promise.all(books.map(async ({ name, order }) => `${name} ${createHash('sha256').update((await renderer.inner.render(order)).bytes).digest('hex')}`));
    expect(await hashes(id)).toEqual(fresh);
  });

  it('of the same content draws nothing and names the earlier one', async () => {
    const first = await ask('set-same-1', { from: '2026-12-07', books: ['mar', 'order-sheet'], wingId: facility.wings[0]?.id });
    await draw(first);
    const { drawn } = renderer;
    const again = await ask('set-same-2', { from: '2026-12-07', books: ['mar', 'order-sheet'], wingId: facility.wings[0]?.id });
    expect(again).not.toBe(first);
    const done = await draw(again);
    expect([done.state, done.sameAsId, renderer.drawn - drawn]).toEqual(['done', first, 0]);
    expect(filesOf(done).map(({ documentId }) => documentId)).toEqual(filesOf(await view(first)).map(({ documentId }) => documentId));
  });

  it('of a facility is seen by a nurse as far as it is of their wing; one asks for and cancels that wing alone', async () => {
    const [own, other] = facility.wings;
    const nurse = [{ facilityId: facility.id, wingId: own?.id ?? '' }];
    await expect(ask('set-nurse-1', { from: '2026-10-01' }, nurse)).rejects.toThrow('facility.not-found');
    await expect(ask('set-nurse-2', { from: '2026-10-01', wingId: other?.id }, nurse)).rejects.toThrow('wing.not-found');
    const mine = await ask('set-nurse-3', { from: '2026-10-01', books: ['mar'], wingId: own?.id }, nurse);
    const all = await ask('set-nurse-4', { from: '2026-10-01', books: ['mar'] });
    await draw(all);
    expect((await view(all, nurse)).wings.map(({ wing }) => wing)).toEqual([own?.name]);
    await expect(control().cancel(pharmacy.actor, nurse, all)).rejects.toThrow('document-set.not-found');
    await expect(view(mine, [{ facilityId: facility.id, wingId: other?.id ?? '' }])).rejects.toThrow('not seen');
    await control().cancel(pharmacy.actor, nurse, mine);
    expect((await view(mine)).state).toBe('cancelled');
  });

  it('of a changeover is drafted with what is other than on the records in use, takes no revision of the record, and is then made final (D34)', async () => {
    await draw(await ask('changeover-in-use', { month: '2026-12', from: undefined, days: undefined, books: ['mar'] }));
    const desk = orderDesk(pharmacy);
    const [stopped] = (await desk.plainOrders()) as [DeskOrder];
    await desk.discontinue(stopped, { at: '2026-12-20T00:00', reason: 'rash' });
    const states = async (): Promise<unknown> => (await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.get(ChangeoverListQuery).run('pharmacy', new Date('2026-12-23T18:00:00Z')))).map(({ state, from }) => `${from} ${state}`);
    expect(await states()).toEqual(['2027-01-01 draft_due']);
    const orders: RenderOrder[] = [];
    renderer.before = async (order) => void orders.push(order);
    const january = { month: '2027-01', from: undefined, days: undefined };
    const draft = await draw(await ask('changeover-draft', { ...january, changeover: 'draft' }));
    expect([draft.state, draft.kind, new Set(filesOf(draft).map(({ name }) => name.startsWith('draft-')))]).toEqual(['done', 'changeover-draft', new Set([true])]);
    expect(new Set(orders.flatMap(({ models }) => models.map((model) => ('identity' in model ? model.identity.draft : undefined))))).toEqual(new Set([true]));
    const lists = orders.flatMap((order) => (order.kind === 'edit-list' ? order.models : []));
    expect(lists.length).toBe(facility.wings.length);
    const lines = lists.flatMap(({ people }) => people.flatMap((person) => person.lines));
    expect(lines.find(({ rx }) => rx === `Rx ${stopped.rx_number}`)).toMatchObject({ marks: ['STOPPED'], texts: ['Ended after 12/19/2026.'] });
    // What else has stopped ends in December; nothing is new.
    const ended = await read(z.object({ rx: z.string() }), `select 'Rx ' || rx_number as rx from order_version where superseded_at is null and from_at < '2027-01-01' and to_at > '2026-12-01' and to_at <= '2027-01-01'`);
    expect(lines.filter(({ marks }) => marks[0] === 'STOPPED').map(({ rx }) => rx).filter((rx) => !ended.some((one) => one.rx === rx))).toEqual([]);
    expect(lines.filter(({ marks }) => marks[0] === 'NEW')).toEqual([]);
    expect(lists.reduce((sum, { people }) => sum + people.reduce((own, { unchanged }) => own + unchanged, 0), 0)).toBeGreaterThan(50);
    expect(await states()).toEqual(['2027-01-01 drafted']);
    renderer.before = () => Promise.resolve();
    const final = await draw(await ask('changeover-final', { ...january, changeover: 'final' }));
    expect(await states()).toEqual(['2027-01-01 final']);
    expect(await read(z.object({ name: z.string(), revision: z.int() }), `select name, revision from document where name like 'mar-%-2027-01-%' order by name`)).toEqual(filesOf(final).filter(({ book }) => book === 'mar').map(({ name }) => ({ name, revision: 1 })).toSorted((a, b) => (a.name < b.name ? -1 : 1)));
  });

  it('is of the coming month of the facility where a changeover names none, and needs its days otherwise', async () => {
    const days = await read(z.object({ days: z.string() }), `select day_from || ' ' || day_to as days from document_set where id = $1`, [await ask('changeover-coming', { from: undefined, days: undefined, changeover: 'draft' })]);
    const [coming] = await read(z.object({ days: z.string() }), `select (date_trunc('month', now() at time zone f.zone) + interval '1 month')::date || ' ' || (date_trunc('month', now() at time zone f.zone) + interval '2 months')::date as days from facility f`);
    expect(days).toEqual([coming]);
    expect(() => ask('changeover-none', { from: undefined, days: undefined })).toThrow('name the days');
  });
});
