import { Refusal } from '@cyclefill/contracts';
import type { JsonValue, LocalMinute, MinuteRange } from '@cyclefill/domain/kernel';
import { type Regimen } from '@cyclefill/domain/regimen';
import { type Tx, sqlState } from '@cyclefill/platform/database';
import { z } from 'zod';
import { readableRegimen } from './regimen-json.js';
import { momentText, openMomentText } from './local-time.js';

/** How a version came about. */
export const CHANGE_KINDS = ['import', 'new', 'change', 'hold', 'resume', 'discontinue', 'renew'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** An order as its current version has it. */
export interface CurrentOrder {
  readonly versionId: string;
  readonly orderId: string;
  readonly version: number;
  readonly facilityId: string;
  readonly residentId: string;
  readonly zone: string;
  readonly ndc11: string;
  readonly regimen: Regimen | null;
  readonly prn: boolean;
  readonly from: LocalMinute;
  readonly to: LocalMinute | null;
  readonly lineOrderId: string | null;
  /** What keeps it from being trusted, of its data or its text. */
  readonly dataProblem: string | null;
  readonly holds: readonly (MinuteRange & { readonly id: string })[];
}

/** What makes the next version: who is the actor, this is why and from when it bites. */
export interface VersionCause {
  readonly kind: Exclude<ChangeKind, 'import'>;
  readonly reason: string;
  readonly at: LocalMinute;
}

const minutes = (column: string): string => `(date_part('epoch', ${column}) / 60)`;
const CurrentRow = z.object({
  id: z.string(), order_id: z.string(), version: z.int(), facility_id: z.string(), resident_id: z.string(), zone: z.string(), ndc11: z.string(), regimen: z.unknown(),
  prn: z.boolean(), from_at: z.number(), to_at: z.number().nullable(), line_order_id: z.string().nullable(), data_problem: z.string().nullable(),
});
const HoldRow = z.object({ id: z.string(), from_at: z.number(), to_at: z.number().nullable() });
const EXCLUDED = '23P01';

/** Orders as rows: the current version is locked, read, closed and followed by another; nothing is edited. */
export class OrderRepository {
  constructor(private readonly tx: Tx) {}

  /** The current version of an order that exists, locked until the transaction ends. Who waited for another's change finds it closed. @throws Refusal `row.stale` */
  async lock(orderId: string, readVersion: number): Promise<CurrentOrder> {
    const [row] = await this.tx.query(
      CurrentRow,
      `select v.id, v.order_id, v.version, v.facility_id, v.resident_id, f.zone, v.ndc11, v.regimen, v.prn, ${minutes('v.from_at')} as from_at, ${minutes('v.to_at')} as to_at, v.line_order_id, v.data_problem
       from order_version v join facility f on f.id = v.facility_id where v.order_id = $1 and v.superseded_at is null for update of v`,
      [orderId],
    );
    if (row?.version !== readVersion) throw new Refusal('row.stale');
    const holds = await this.tx.query(
      HoldRow, `select id, ${minutes('from_at')} as from_at, ${minutes('to_at')} as to_at from order_hold where order_id = $1 and superseded_at is null order by from_at`, [orderId],
    );
    return {
      versionId: row.id, orderId: row.order_id, version: row.version, facilityId: row.facility_id, residentId: row.resident_id, zone: row.zone, ndc11: row.ndc11,
      regimen: readableRegimen(row.regimen), prn: row.prn, from: row.from_at as LocalMinute, to: row.to_at as LocalMinute | null,
      lineOrderId: row.line_order_id, dataProblem: row.data_problem, holds: holds.map((hold) => ({ id: hold.id, from: hold.from_at as LocalMinute, to: hold.to_at as LocalMinute | null })),
    };
  }

  /** Closes the current version and records the next: the same but for `changes`, columns by name. @throws Refusal `order.replaced` */
  async follow({ versionId, version }: CurrentOrder, { kind, reason, at }: VersionCause, changes: Readonly<Record<string, JsonValue>> = {}): Promise<void> {
    await this.tx.execute('update order_version set superseded_at = now() where id = $1', [versionId]);
    const fields = {
      ...changes, id: this.tx.newId(), version: version + 1, change_kind: kind, change_reason: reason, effective_at: momentText(at), effective_from: momentText(at).slice(0, 10),
      recorded_by: this.tx.actor.userId, superseded_at: null,
    };
    await this.insertVersion(versionId, fields);
  }

  /** Two orders of one line may not run at once: the database holds it whoever writes. */
  private async insertVersion(versionId: string, fields: Readonly<Record<string, JsonValue>>): Promise<void> {
    const insert = this.tx.execute(
      `insert into order_version select (jsonb_populate_record(v, $2::jsonb || jsonb_build_object('recorded_at', now()))).* from order_version v where id = $1`,
      [versionId, JSON.stringify(fields)],
    );
    await insert.catch((error: unknown) => {
      throw sqlState(error) === EXCLUDED ? new Refusal('order.replaced', { cause: error }) : error;
    });
  }

  /** Records a hold. @throws Refusal `order.hold-overlaps` */
  async hold({ facilityId, orderId }: CurrentOrder, { from, to }: MinuteRange, reason: string): Promise<void> {
    try {
      await this.tx.execute(
        `insert into order_hold (id, tenant_id, facility_id, order_id, from_at, to_at, reason, source, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, 'person', now(), $8)`,
        [this.tx.newId(), this.tx.actor.tenantId, facilityId, orderId, momentText(from), openMomentText(to), reason, this.tx.actor.userId],
      );
    } catch (error) {
      throw sqlState(error) === EXCLUDED ? new Refusal('order.hold-overlaps', { cause: error }) : error;
    }
  }

  /** Ends a hold at `at`: the row is closed and, where some of it has passed, recorded again with its end. */
  async endHold(hold: MinuteRange & { readonly id: string }, at: LocalMinute): Promise<void> {
    await this.tx.execute('update order_hold set superseded_at = now() where id = $1', [hold.id]);
    if (at <= hold.from) return;
    await this.tx.execute(
      `insert into order_hold (id, tenant_id, facility_id, order_id, from_at, to_at, reason, source, recorded_at, recorded_by)
       select $2, tenant_id, facility_id, order_id, from_at, $3, reason, source, now(), $4 from order_hold where id = $1`,
      [hold.id, this.tx.newId(), momentText(at), this.tx.actor.userId],
    );
  }
}
