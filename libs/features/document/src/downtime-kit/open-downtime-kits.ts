import { type EpochMinute, Zone, addDays, dayOf, formatDay } from '@cyclefill/domain/kernel';
import { type Tx, UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { RECORD_BOOKS } from '../build-papers/books.js';
import type { SetBook } from '../document-sets/set-files.js';
import { readDocumentSettings } from '../print-context/document-settings.query.js';
import { KIT_DAYS, kitNightAt } from './kit-night.js';

const DueRow = z.object({ tenant_id: z.string(), facility_id: z.string() });
const ClockRow = z.object({ kit_hour: z.number(), is_first: z.boolean(), zone: z.string() });
const BOOKS: readonly SetBook[] = ['downtime-kit', ...RECORD_BOOKS];
const MINUTE_MS = 60_000;

/** Opens the downtime kit of every facility whose night has turned: once a night, in the facility's own zone. After days without a worker the kit of now is made, not those that were missed. */
@Injectable()
export class OpenDowntimeKits {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Over all pharmacies. @param at the clock; null = the database's. The ids of the sets that were opened */
  async execute(at: Date | null = null): Promise<readonly string[]> {
    const due = await this.uow.acrossTenants((tx) => tx.query(DueRow, 'select tenant_id, facility_id from facility_clock where kit_at is null or kit_at <= coalesce($1, now()) order by kit_at, facility_id', [at]));
    const opened: string[] = [];
    for (const { tenant_id: tenantId, facility_id: facilityId } of due) {
      const id = await this.uow.run(systemActor(tenantId), (tx) => openKit(tx, facilityId, at));
      if (id !== null) opened.push(id);
    }
    return opened;
  }
}

/** null = it is not due any more, or not yet. */
async function openKit(tx: Tx, facilityId: string, at: Date | null): Promise<string | null> {
  const now = at ?? (await tx.now());
  const [clock] = await tx.query(
    ClockRow,
    `select c.kit_hour, c.kit_at is null as is_first, f.zone from facility_clock c join facility f on f.id = c.facility_id where c.facility_id = $1 and (c.kit_at is null or c.kit_at <= $2) for update of c`,
    [facilityId, now],
  );
  if (clock === undefined) return null;
  const known = Zone.find(clock.zone);
  const zone = known ?? Zone.of('UTC');
  const minute = Math.floor(now.getTime() / MINUTE_MS) as EpochMinute;
  const { night, next } = kitNightAt(minute, zone, clock.kit_hour);
  await tx.execute('update facility_clock set kit_at = $2 where facility_id = $1', [facilityId, new Date(next * MINUTE_MS)]);
  // Without a zone that is known there is no night; the import has said so.
  if (clock.is_first || known === null) return null;
  const { paper } = await readDocumentSettings(tx, { id: facilityId, zone: clock.zone }, now, now);
  return insertKit(tx, facilityId, { now, night: formatDay(night), hour: clock.kit_hour, from: dayOf(zone.toLocal(minute)), paper });
}

async function insertKit(tx: Tx, facilityId: string, { now, night, hour, from, paper }: { readonly now: Date; readonly night: string; readonly hour: number; readonly from: ReturnType<typeof dayOf>; readonly paper: string }): Promise<string | null> {
  const id = tx.newId();
  const added = await tx.execute(
    `insert into document_set (id, tenant_id, facility_id, kind, books, day_from, day_to, paper, as_of, known_at, night, night_hour) values ($1, $2, $3, 'downtime-kit', $4, $5, $6, $7, $8, $9, $10, $11) on conflict (facility_id, night, night_hour) where night is not null do nothing`,
    [id, tx.actor.tenantId, facilityId, BOOKS, formatDay(from), formatDay(addDays(from, KIT_DAYS)), paper, now, now, night, hour],
  );
  if (added === 0) return null;
  await tx.emit('document-set.asked', id);
  await tx.audit({ action: 'downtime-kit.open', subjectKind: 'document_set', subjectId: id, detail: { facilityId, night } });
  return id;
}
