import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { AccessScope } from '@cyclefill/contracts';
import { type EpochMinute, type LocalMinute, Zone, day, formatDay, formatInstant } from '@cyclefill/domain/kernel';
import { KeepKitHour, type ListedSet, OpenDowntimeKits, SetViewQuery } from '@cyclefill/features/document';
import { z } from 'zod';
import { withClient } from '../../support/database.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { drawSets } from '../../support/worked-batches.js';

jest.setTimeout(120_000);

const NightRow = z.object({ code: z.string(), night: z.string(), hour: z.int(), from: z.string() });
const FacilityRow = z.object({ id: z.string(), code: z.string(), wings: z.array(z.object({ id: z.string(), name: z.string() })) });

describe('downtime kits', () => {
  let pharmacy: SamplePharmacy;
  afterEach(async () => pharmacy.database.close());

  const open = (at: string): Promise<readonly string[]> => new OpenDowntimeKits(pharmacy.database.uow).execute(new Date(at));
  const read = <Row>(row: z.ZodType<Row>, sql: string): Promise<Row[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(row, sql, []));
  const set = (sql: string, params: readonly unknown[] = []): Promise<number> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(sql, params));
  const nights = (): Promise<z.output<typeof NightRow>[]> => read(NightRow, `
    select f.code, s.night::text as night, s.night_hour as hour, s.day_from::text as "from" from document_set s join facility f on f.id = s.facility_id where s.kind = 'downtime-kit' order by f.code, s.as_of`);
  const facilities = (): Promise<z.output<typeof FacilityRow>[]> => read(FacilityRow, `
    select f.id, f.code, (select jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name) order by w.name) from wing w where w.facility_id = f.id) as wings from facility f order by f.code`);
  const latest = (facilityId: string, scope: AccessScope = 'pharmacy'): Promise<ListedSet | null> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.get(SetViewQuery).latestKit(scope, facilityId));

  it.each([
    ['America/New_York', 1, '2026-11-01'], ['America/New_York', 2, '2027-03-14'], ['Australia/Lord_Howe', 1, '2027-04-04'], ['Australia/Lord_Howe', 2, '2026-10-04'],
  ])('one a night for each facility through the clock change, whoever looks and how often: %s at %i h, %s', async (zone, hour, changed) => {
    pharmacy = await samplePharmacy({ facilities: 2, residents: 4, seed: 8 });
    await set('update facility set zone = $1', [zone]);
    await set('update facility_clock set kit_hour = $1 where tenant_id = $2', [hour, pharmacy.actor.tenantId]);
    const midnight = Zone.of(zone).instantOf((day(changed) * 1440) as LocalMinute);
    for (let at = midnight - 20 * 60; at <= midnight + 50 * 60; at += 30) {
      const moment = formatInstant(at as EpochMinute);
      await Promise.all([open(moment), open(moment)]);
    }
    const expected = [0, 1, 2].map((offset) => formatDay((day(changed) + offset) as ReturnType<typeof day>));
    for (const code of ['FAC01', 'FAC02']) expect((await nights()).filter((one) => one.code === code).map(({ night, from }) => `${night} ${from}`)).toEqual(expected.map((night) => `${night} ${night}`));
  });

  it('after days without a worker the kit of now is made, not those that were missed; another hour holds from its next turn on', async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 4, seed: 8 });
    await set(`update facility set zone = 'America/New_York'`);
    const [facility] = await facilities();
    expect(await open('2026-12-06T20:00:00Z')).toEqual([]);
    expect(await open('2026-12-10T06:30:00Z')).toHaveLength(1);
    // 0130 of the 10th is the night of the 9th; its records begin today.
    expect(await nights()).toEqual([{ code: 'FAC01', night: '2026-12-09', hour: 3, from: '2026-12-10' }]);
    const hours = new KeepKitHour(pharmacy.database.uow);
    const id = facility?.id ?? '';
    expect(await hours.set(pharmacy.actor, 'pharmacy', id, { key: 'kit-hour-1', readVersion: 1 }, 20)).toEqual({ hour: 20, version: 2 });
    await expect(hours.set(pharmacy.actor, 'pharmacy', id, { key: 'kit-hour-2', readVersion: 1 }, 21)).rejects.toThrow('row.stale');
    await open('2026-12-10T12:00:00Z');
    expect(await open('2026-12-11T00:59:00Z')).toEqual([]);
    expect(await open('2026-12-11T01:00:00Z')).toHaveLength(1);
    expect((await nights()).at(-1)).toEqual({ code: 'FAC01', night: '2026-12-10', hour: 20, from: '2026-12-10' });
  });

  it('has the records of three days of each wing under sheets of their own, which a nurse finds by wing; an old one says that it is', async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 12, seed: 7 });
    await open('2026-12-06T20:00:00Z');
    const [id] = await open('2026-12-07T20:00:00Z');
    await drawSets(pharmacy);
    const [facility] = await facilities();
    const kit = await latest(facility?.id ?? '');
    expect(kit).toMatchObject({ id, state: 'done', from: '2026-12-07', to: '2026-12-10', goodUntil: '2026-12-08T20:00:00.000Z' });
    for (const { files } of kit?.wings ?? []) {
      expect(files.map(({ book }) => book).slice(0, 2)).toEqual(['downtime-kit', 'mar']);
      expect(files[0]?.residents).toBe(files[1]?.residents);
      expect(files.every(({ documentId }) => documentId !== null)).toBe(true);
    }
    expect(kit?.wings.length).toBeGreaterThan(1);
    const [own] = facility?.wings ?? [];
    expect((await latest(facility?.id ?? '', [{ facilityId: facility?.id ?? '', wingId: own?.id ?? '' }]))?.wings.map(({ wing }) => wing)).toEqual([own?.name]);
    expect(await latest(facility?.id ?? '', [])).toBeNull();
    for (const [hours, isOld] of [[23, false], [25, true]] as const) {
      await withClient(pharmacy.database.ownerUrl, async (client) => {
        await client.query('begin');
        await client.query(`select set_config('app.tenant_id', $1, true)`, [pharmacy.actor.tenantId]);
        await client.query('update document_set set as_of = now() - make_interval(hours => $1) where id = $2', [hours, id]);
        await client.query('commit');
      });
      expect((await latest(facility?.id ?? ''))?.isOld).toBe(isOld);
    }
  });
});
