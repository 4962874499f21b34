import { type AccessScope, Refusal, scopeArrays } from '@cyclefill/contracts';
import { ownCode } from '@cyclefill/domain/identification';
import { TOTE_STATES, type ToteEventKind, type ToteState, mayToteStep } from '@cyclefill/domain/delivery';
import type { JsonValue } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { TOTE_IN_SCOPE } from './tote-in-scope.js';
import type { NamedTote } from './tote-page.query.js';

const ToteRow = z.object({
  id: z.string(), code: z.string(), facilityId: z.string(), wingId: z.string().nullable(), vanRunId: z.string().nullable(), state: z.enum(TOTE_STATES), version: z.int(),
  runState: z.string().nullable(),
});
/** A tote, locked until the transaction ends. */
export type HeldTote = Readonly<z.output<typeof ToteRow>>;

const ItemRow = z.object({ id: z.string(), packId: z.string().nullable(), residentId: z.string(), units: z.int(), controlled: z.boolean(), code: z.string().nullable() });
/** What lies in a tote. */
export type HeldItem = Readonly<z.output<typeof ItemRow>>;

const CodeRow = z.object({ taken: z.boolean() });
/** Codes have at least seven digits and at most twelve. */
const CODES = 1_000_000_000;

const SELECT = `
select t.id, t.code, t.facility_id as "facilityId", t.wing_id as "wingId", t.van_run_id as "vanRunId", t.state, t.row_version as version,
  (select v.state from van_run v where v.id = t.van_run_id) as "runState" from tote t`;

/** Totes under lock, their steps, and what is written down of them. */
export class ToteRepository {
  constructor(private readonly tx: Tx) {}

  /** A tote of the scope, locked; of the version that was read, where one is named. @throws Refusal tote.not-found, row.stale */
  async take(scope: AccessScope, named: NamedTote, readVersion?: number): Promise<HeldTote> {
    const [column, value] = 'id' in named ? ['t.id', named.id] : ['t.code', named.code];
    const [tote] = await this.tx.query(ToteRow, `${SELECT} where ${TOTE_IN_SCOPE} and ${column} = $3 for update of t`, [...scopeArrays(scope), value]);
    if (tote === undefined) throw new Refusal('tote.not-found');
    if (readVersion !== undefined && tote.version !== readVersion) throw new Refusal('row.stale');
    return tote;
  }

  /** The totes of a van, locked in the order of their ids. */
  ofRun(vanRunId: string): Promise<HeldTote[]> {
    return this.tx.query(ToteRow, `${SELECT} where t.van_run_id = $1 order by t.id for update of t`, [vanRunId]);
  }

  /** Opens a tote under a code that no other has; it says nothing about a person (D96). */
  async open(facilityId: string, wingId: string | null, vanRunId: string | null): Promise<string> {
    const id = this.tx.newId();
    await this.tx.execute(
      'insert into tote (id, tenant_id, code, facility_id, wing_id, van_run_id, opened_at) values ($1, $2, $3, $4, $5, $6, now())', [id, this.tx.actor.tenantId, await this.freeCode(id), facilityId, wingId, vanRunId],
    );
    await this.note(id, 'opened');
    return id;
  }

  /** What lies in it, in the order in which it was put in. */
  items(toteId: string): Promise<HeldItem[]> {
    return this.tx.query(
      ItemRow,
      `select i.id, i.pack_id as "packId", i.resident_id as "residentId", i.units_milli as units, i.controlled, p.code from tote_item i left join pack p on p.id = i.pack_id
       where i.tote_id = $1 and i.pulled_at is null order by i.id`,
      [toteId],
    );
  }

  /** Takes a tote one step on. @throws Refusal tote.state-forbids */
  async step(tote: HeldTote, to: ToteState, set: { readonly vanRunId?: string; readonly seal?: string | null } = {}, params: Readonly<Record<string, JsonValue>> = {}): Promise<HeldTote> {
    if (!mayToteStep(tote.state, to)) throw new Refusal('tote.state-forbids');
    await this.tx.execute('update tote set state = $2, van_run_id = coalesce($3, van_run_id), seal = coalesce($4, seal), row_version = row_version + 1 where id = $1', [tote.id, to, set.vanRunId ?? null, set.seal ?? null]);
    await this.note(tote.id, to === 'open' ? 'opened' : to, null, params);
    return { ...tote, state: to, vanRunId: set.vanRunId ?? tote.vanRunId, version: tote.version + 1 };
  }

  /** Gives a tote that has not left to another van. */
  async giveTo(tote: HeldTote, vanRunId: string): Promise<void> {
    await this.tx.execute('update tote set van_run_id = $2, row_version = row_version + 1 where id = $1', [tote.id, vanRunId]);
    await this.note(tote.id, 'moved', null, { deliveryId: vanRunId });
  }

  /** What was read of it before is out of date: something went in or out. */
  async changed(toteId: string): Promise<void> {
    await this.tx.execute('update tote set row_version = row_version + 1 where id = $1', [toteId]);
  }

  async note(toteId: string, kind: ToteEventKind, itemId: string | null = null, params: Readonly<Record<string, JsonValue>> = {}): Promise<void> {
    await this.tx.execute(
      'insert into tote_event (id, tenant_id, tote_id, item_id, kind, at, done_by, params) values ($1, $2, $3, $4, $5, now(), $6, $7)',
      [this.tx.newId(), this.tx.actor.tenantId, toteId, itemId, kind, this.tx.actor.userId, JSON.stringify(params)],
    );
  }

  private async freeCode(id: string): Promise<string> {
    for (let salt = 0; ; salt += 1) {
      const code = ownCode('tote', (Number.parseInt(id.replaceAll('-', '').slice(-11), 16) + salt) % CODES);
      const [found] = await this.tx.query(CodeRow, 'select exists (select from tote where code = $1) as taken', [code]);
      if (found?.taken !== true) return code;
    }
  }
}
