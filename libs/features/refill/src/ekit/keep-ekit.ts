import { type AccessScope, InvalidInput, Refusal, facilitiesOf } from '@cyclefill/contracts';
import { type Day, type Milli, dayOf, formatDay, formatMilli } from '@cyclefill/domain/kernel';
import { type EkitItemProblem, checkEkitItem, isOverLimit } from '@cyclefill/domain/refill';
import { InputReading, localNow } from '@cyclefill/features/order';
import { type Actor, type AddedRows, type NamedChange, type Tx, UnitOfWork, addedVersion, holdAdded, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type EkitContents, readEkit } from './ekit-contents.query.js';
import { findEkitDrug } from './ekit-drug.query.js';
import type { SealEkitRequest, SetEkitItemRequest, SetEkitRequest, StockEkitRequest } from './ekit-requests.js';
import { type EkitView, ekitView } from './ekit-view.js';
import { readOpenStatDoses } from './stat-doses.query.js';

const FacilityRow = z.object({ id: z.string(), zone: z.string(), now: z.date() });
type FacilityRow = z.output<typeof FacilityRow>;

/** Who asks, under which name, and of which facility. */
interface Asked {
  readonly actor: Actor;
  readonly scope: AccessScope;
  readonly code: string;
}

/** Limits and what belongs into it are one thing to who changes them. */
const rowsOf = (facilityId: string): AddedRows => ({ tables: ['ekit', 'ekit_item'], of: { facility_id: facilityId } });

const ITEM_PROBLEMS: Readonly<Record<EkitItemProblem, readonly [pointer: string, rule: string]>> = {
  schedule: ['/ndc11', 'is of a schedule that may not lie in this kit: record the state\'s approval with its limits first'],
  controlled_drugs: ['/ndc11', 'would be one controlled drug more than may lie in this kit'],
  controlled_units: ['/par', 'is more of a controlled drug than may lie in this kit'],
};

/** Keeps the emergency kit of a facility (R146, R147): its limits, what belongs into it, what goes in and out, its seals. Each answers with the kit. */
@Injectable()
export class KeepEkit {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal facility.not-found */
  read({ actor, scope, code }: Asked): Promise<EkitView> {
    return this.uow.run(actor, async (tx) => view(tx, scope, await facilityOf(tx, scope, code)), { isolation: 'REPEATABLE READ' });
  }

  /** Sets what may lie in the kit; what was recorded before is closed. @throws Refusal facility.not-found, row.stale, request.key-reused; InvalidInput */
  set(asked: Asked, { key, readVersion }: NamedChange, request: SetEkitRequest): Promise<EkitView> {
    const input = new InputReading();
    const units = request.controlledUnits === null ? null : input.amount('/controlledUnits', request.controlledUnits);
    input.check();
    return this.keep(asked, (tx, { id }) => once(tx, { operation: 'ekit.set', key, body: { code: asked.code, ...request } }, async () => {
      await holdAdded(tx, rowsOf(id), readVersion);
      await tx.execute('update ekit set superseded_at = now() where facility_id = $1 and superseded_at is null', [id]);
      await tx.execute(
        'insert into ekit (id, tenant_id, facility_id, schedules, controlled_drugs, controlled_milli, replace_hours, source, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, now(), $9)',
        [tx.newId(), asked.actor.tenantId, id, [...new Set(request.schedules)], request.controlledDrugs, units, request.replaceHours, request.source, asked.actor.userId],
      );
      await tx.audit({ action: 'ekit.set', subjectKind: 'facility', subjectId: id });
      return null;
    }));
  }

  /** Sets how much of a drug belongs into the kit. @throws Refusal facility.not-found, ekit.not-kept, row.stale, request.key-reused; InvalidInput what the limits do not allow */
  setItem(asked: Asked, { key, readVersion }: NamedChange, request: SetEkitItemRequest): Promise<EkitView> {
    const input = new InputReading();
    const par = request.par === '0' ? null : input.amount('/par', request.par);
    input.check();
    return this.keep(asked, (tx, { id }) => once(tx, { operation: 'ekit.item', key, body: { code: asked.code, ...request } }, async () => {
      await holdAdded(tx, rowsOf(id), readVersion);
      const kit = await kept(tx, id);
      const drug = await findEkitDrug(tx, request.ndc11);
      if (drug === null) throw new InvalidInput([{ pointer: '/ndc11', rule: 'is no product of the catalogue' }]);
      const problem = par === null ? null : checkEkitItem(kit.limits, kit.items, { drug, par });
      if (problem !== null) throw new InvalidInput([{ pointer: ITEM_PROBLEMS[problem][0], rule: ITEM_PROBLEMS[problem][1] }]);
      await tx.execute('update ekit_item set superseded_at = now() where facility_id = $1 and ndc11 = $2 and superseded_at is null', [id, request.ndc11]);
      if (par !== null) {
        await tx.execute('insert into ekit_item (id, tenant_id, facility_id, ndc11, par_milli, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, now(), $6)', [tx.newId(), asked.actor.tenantId, id, request.ndc11, par, asked.actor.userId]);
      }
      await tx.audit({ action: 'ekit.item', subjectKind: 'facility', subjectId: id });
      return null;
    }));
  }

  /** Puts units of a lot in, or takes them out without giving them. @throws Refusal facility.not-found, ekit.not-kept; InvalidInput */
  stock(asked: Asked, key: string, request: StockEkitRequest): Promise<EkitView> {
    const { lot, by, takenOut } = request;
    const input = new InputReading();
    const units = input.amount('/units', request.units);
    const expiresOn = request.expiresOn === null ? null : input.day('/expiresOn', request.expiresOn);
    input.check();
    return this.keep(asked, (tx, { id, zone, now }) => once(tx, { operation: 'ekit.stock', key, body: { code: asked.code, ...request } }, async () => {
      const { limits, items } = await kept(tx, id);
      const item = items.find(({ drug }) => drug.ndc11 === request.ndc11);
      if (item === undefined) throw new InvalidInput([{ pointer: '/ndc11', rule: 'does not belong into this kit: set how much of it should' }]);
      const held = item.lots.find((one) => one.lot === lot && one.expiresOn === expiresOn)?.units ?? 0;
      if (takenOut !== undefined && held < units) throw new InvalidInput([{ pointer: '/units', rule: `is more than the kit holds of this lot and expiry: ${formatMilli(held as typeof units)}` }]);
      if (takenOut === undefined) checkAdded(limits, item, { units, expiresOn, on: dayOf(localNow(now, zone)) });
      await tx.execute(
        `insert into ekit_stock (id, tenant_id, facility_id, ndc11, kind, units_milli, lot, expires_on, reason, done_by, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp(), $11)`,
        [tx.newId(), asked.actor.tenantId, id, request.ndc11, takenOut === undefined ? 'added' : 'removed', units, lot, expiresOn === null ? null : formatDay(expiresOn), takenOut ?? '', by, asked.actor.userId],
      );
      await tx.audit({ action: 'ekit.stock', subjectKind: 'facility', subjectId: id });
      return null;
    }));
  }

  /** Records a seal that was put on (R147). @throws Refusal facility.not-found, ekit.not-kept, ekit.seal-used */
  seal(asked: Asked, key: string, { number, by }: SealEkitRequest): Promise<EkitView> {
    return this.keep(asked, (tx, { id }) => once(tx, { operation: 'ekit.seal', key, body: { code: asked.code, number, by } }, async () => {
      await kept(tx, id);
      const taken = await tx.query(z.object({ id: z.string() }), 'select id from ekit_seal where facility_id = $1 and number = $2', [id, number]);
      if (taken.length > 0) throw new Refusal('ekit.seal-used');
      await tx.execute('insert into ekit_seal (id, tenant_id, facility_id, number, done_by, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, clock_timestamp(), $6)', [tx.newId(), asked.actor.tenantId, id, number, by, asked.actor.userId]);
      await tx.audit({ action: 'ekit.seal', subjectKind: 'facility', subjectId: id });
      return null;
    }));
  }

  /** One change of a kit after the other: the kit is locked meanwhile. */
  private keep({ actor, scope, code }: Asked, change: (tx: Tx, facility: FacilityRow) => Promise<unknown>): Promise<EkitView> {
    return this.uow.run(actor, async (tx) => {
      const facility = await facilityOf(tx, scope, code);
      await lockEkit(tx, facility.id);
      await change(tx, facility);
      return view(tx, scope, facility);
    });
  }
}

/** @throws InvalidInput what is out of date, or more of a controlled drug than the kit may hold with what lies in it */
function checkAdded(limits: EkitContents['limits'], item: EkitContents['items'][number], { units, expiresOn, on }: { readonly units: Milli; readonly expiresOn: Day | null; readonly on: Day }): void {
  if (expiresOn !== null && expiresOn < on) throw new InvalidInput([{ pointer: '/expiresOn', rule: 'is past: it may not go into the kit' }]);
  if (isOverLimit(limits, item, units)) throw new InvalidInput([{ pointer: '/units', rule: 'with what lies in it is more of a controlled drug than may lie in this kit' }]);
}

/** Holds the kit of a facility: who takes out of it waits for who does so. */
export async function lockEkit(tx: Tx, facilityId: string): Promise<void> {
  await tx.execute(`select pg_advisory_xact_lock(hashtextextended('ekit ' || $1::text, 0))`, [facilityId]);
}

async function kept(tx: Tx, facilityId: string): Promise<EkitContents> {
  const kit = await readEkit(tx, facilityId);
  if (kit === null) throw new Refusal('ekit.not-kept');
  return kit;
}

async function facilityOf(tx: Tx, scope: AccessScope, code: string): Promise<FacilityRow> {
  const [facility] = await tx.query(FacilityRow, 'select id, zone, now() as now from facility where code = $1 and ($2::uuid[] is null or id = any($2))', [code, facilitiesOf(scope)]);
  if (facility === undefined) throw new Refusal('facility.not-found');
  return facility;
}

async function view(tx: Tx, scope: AccessScope, { id, zone, now }: FacilityRow): Promise<EkitView> {
  return { ...ekitView(id, await readEkit(tx, id), await readOpenStatDoses(tx, scope, id), dayOf(localNow(now, zone))), version: await addedVersion(tx, rowsOf(id)) };
}
