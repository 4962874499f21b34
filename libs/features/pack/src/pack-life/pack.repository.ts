import type { PackState } from '@cyclefill/domain/bench';
import type { JsonValue } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const PackRow = z.object({
  id: z.string(), facilityId: z.string(), residentId: z.string(), batchId: z.string().nullable(), supplyId: z.string().nullable(), orderId: z.string().nullable(), code: z.string(), packType: z.string(),
  daysFrom: z.string(), daysTo: z.string(), state: z.custom<PackState>((value) => typeof value === 'string'), contentHash: z.string(), rowVersion: z.int(), sealNumber: z.int(), trueVersion: z.string().nullable(),
  outOfDateAt: z.date().nullable(), takenBy: z.string().nullable(), packerId: z.string().nullable(), sealedAt: z.date().nullable(), useBy: z.string().nullable(), checkerId: z.string().nullable(),
  heldAt: z.date().nullable(), current: z.boolean(),
});
/** A pack as its row says; moments of the wall clock are dates, `YYYY-MM-DD`. */
export type LivingPack = Readonly<z.output<typeof PackRow>>;

export const PACK_COLUMNS = `
  p.id, p.facility_id as "facilityId", p.resident_id as "residentId", p.batch_id as "batchId", p.supply_id as "supplyId", p.order_id as "orderId", p.code, p.pack_type as "packType",
  p.days_from::text as "daysFrom", p.days_to::text as "daysTo", p.state, p.content_hash as "contentHash", p.row_version as "rowVersion", p.seal_number as "sealNumber",
  p.true_version::text as "trueVersion", p.out_of_date_at as "outOfDateAt", p.taken_by as "takenBy", p.packer_id as "packerId", p.sealed_at as "sealedAt", p.use_by::text as "useBy",
  p.checker_id as "checkerId", p.held_at as "heldAt", p.is_current as current`;

/** What was done to a pack. */
export const PACK_EVENTS = [
  'started', 'scanned', 'confirmed', 'undone', 'excepted', 'sealed', 'reopened', 'passed', 'sent_back', 'held', 'released', 'toted', 'pulled', 'shipped', 'received', 'returned', 'voided', 'recalled',
  'out_of_date', 'up_to_date',
] as const;
export type PackEventKind = (typeof PACK_EVENTS)[number];

/** One step of a pack, and what else of its row it changes: columns by name. */
export interface PackStep {
  readonly kind: PackEventKind;
  /** The state it leads to; absent = the pack stays where it is. */
  readonly to?: PackState;
  readonly set?: Readonly<Record<string, string | number | boolean | Date | null>>;
  readonly orderId?: string;
  readonly reason?: string;
  readonly params?: Readonly<Record<string, JsonValue>>;
  /** Inputs of the facility that it was looked at with; null = it looks at none. */
  readonly inputVersion?: string | null;
  /** false = it is only told, and what others have read of the pack still holds. */
  readonly moves?: boolean;
}

/** Packs, each under a lock until the transaction ends, and their steps. */
export class PackRepository {
  constructor(private readonly tx: Tx) {}

  /** Packs by id, locked in the order of their ids. */
  lock(ids: readonly string[]): Promise<LivingPack[]> {
    return this.tx.query(PackRow, `select ${PACK_COLUMNS} from pack p where p.id = any($1) order by p.id for no key update of p`, [ids]);
  }

  /** The pack that a code stands for; the one in use where several windows had it. */
  async byCode(code: string): Promise<LivingPack | null> {
    const [row] = await this.tx.query(PackRow, `select ${PACK_COLUMNS} from pack p where p.code = $1 order by p.is_current desc, p.id desc limit 1`, [code]);
    return row ?? null;
  }

  async byId(id: string): Promise<LivingPack | null> {
    const [row] = await this.tx.query(PackRow, `select ${PACK_COLUMNS} from pack p where p.id = $1`, [id]);
    return row ?? null;
  }

  /** Notes up to which inputs of its facility a pack was found true. */
  async keepTrue(id: string, inputVersion: string): Promise<void> {
    await this.tx.execute('update pack set true_version = $2 where id = $1', [id, inputVersion]);
  }

  /** Takes a step with a locked pack and records it. Returns the pack as it is then. */
  async step(pack: LivingPack, step: PackStep): Promise<LivingPack> {
    const { to = pack.state, set = {}, moves = true } = step;
    const columns = Object.entries({ ...set, ...(to !== pack.state && { state: to }) });
    const changes = moves || columns.length > 0;
    if (changes) {
      const names = columns.map(([column], index) => `, ${column} = $${index + 2}`).join('');
      await this.tx.execute(`update pack set row_version = row_version + ${moves ? '1' : '0'}${names} where id = $1`, [pack.id, ...columns.map(([, value]) => value)]);
    }
    const after = changes ? ((await this.byId(pack.id)) ?? pack) : pack;
    await this.tx.execute(
      `insert into pack_event (id, tenant_id, facility_id, pack_id, kind, from_state, to_state, row_version, seal_number, content_hash, input_version, order_id, reason, params, by_user, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, now())`,
      [
        this.tx.newId(), this.tx.actor.tenantId, pack.facilityId, pack.id, step.kind, pack.state, to, after.rowVersion, after.sealNumber, pack.contentHash, step.inputVersion ?? null,
        step.orderId ?? null, step.reason ?? '', JSON.stringify(step.params ?? {}), this.tx.actor.userId,
      ],
    );
    return after;
  }

  /** Takes the same step with locked packs, each looked at with its own inputs, in two statements however many they are. */
  async stepTogether(packs: readonly LivingPack[], { kind, to, params = {} }: Required<Pick<PackStep, 'kind' | 'to'>> & Pick<PackStep, 'params'>, inputVersions: ReadonlyMap<string, string>): Promise<void> {
    const ids = packs.map(({ id }) => id);
    await this.tx.execute('update pack set row_version = row_version + 1, state = $2 where id = any($1)', [ids, to]);
    await this.tx.execute(
      `insert into pack_event (id, tenant_id, facility_id, pack_id, kind, from_state, to_state, row_version, seal_number, content_hash, input_version, reason, params, by_user, at)
       select e.id, $1, p.facility_id, p.id, $2, e.from_state, $3, p.row_version, p.seal_number, p.content_hash, e.input_version, '', $4, $5, now()
       from unnest($6::uuid[], $7::uuid[], $8::text[], $9::bigint[]) as e(id, pack_id, from_state, input_version) join pack p on p.id = e.pack_id`,
      [this.tx.actor.tenantId, kind, to, JSON.stringify(params), this.tx.actor.userId, packs.map(() => this.tx.newId()), ids, packs.map(({ state }) => state), packs.map(({ id }) => inputVersions.get(id) ?? null)],
    );
  }
}
