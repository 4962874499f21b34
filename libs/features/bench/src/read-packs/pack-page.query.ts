import { type AccessScope, type PageQuery, instantSchema, scopeArrays } from '@cyclefill/contracts';
import { PACK_STATES, type PackState } from '@cyclefill/domain/bench';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** A pack in a list. Days are the first and the last that its label names. */
export const listedPackSchema = z.object({
  id: z.uuid(), code: z.string(), state: z.enum(PACK_STATES), packType: z.string(), facilityId: z.uuid(), residentId: z.uuid(), batchId: z.uuid().nullable(), supplyId: z.uuid().nullable(),
  daysFrom: z.string(), daysTo: z.string(), number: z.int(), count: z.int(), sealNumber: z.int(), outOfDate: z.boolean(), held: z.boolean(), takenBy: z.uuid().nullable(), packerId: z.uuid().nullable(),
  sealedAt: instantSchema.nullable(), useBy: z.string().nullable(), checkerId: z.uuid().nullable(), checkedAt: instantSchema.nullable(), replacesId: z.uuid().nullable(),
  inUse: z.boolean().describe('false = another pack, or none, stands in its place'), rowVersion: z.int().describe('for If-Match'),
}).meta({ id: 'Pack' });
export type ListedPack = z.output<typeof listedPackSchema>;

export interface PackFilter extends PageQuery {
  readonly batchId?: string | undefined;
  readonly facilityId?: string | undefined;
  readonly residentId?: string | undefined;
  /** Those that hold something of an order. */
  readonly orderId?: string | undefined;
  readonly state?: PackState | undefined;
  readonly outOfDate?: 'true' | undefined;
}

const COLUMNS = `
  p.id, p.code, p.state, p.pack_type as "packType", p.facility_id as "facilityId", p.resident_id as "residentId", p.batch_id as "batchId", p.supply_id as "supplyId", p.days_from::text as "daysFrom",
  p.days_to::text as "daysTo", p.number, p.count, p.seal_number as "sealNumber", p.out_of_date_at is not null as "outOfDate", p.held_at is not null as held, p.taken_by as "takenBy",
  p.packer_id as "packerId", p.sealed_at as "sealedAt", p.use_by::text as "useBy", p.checker_id as "checkerId", p.checked_at as "checkedAt", p.replaces_id as "replacesId", p.is_current as "inUse",
  p.row_version as "rowVersion"`;
const SEEN = residentInScope({ facility: 'p.facility_id', resident: 'p.resident_id' });
const IdRow = z.object({ id: z.string() });

/** Packs of a scope by id. */
export class PackPageQuery {
  constructor(private readonly tx: Tx) {}

  /** One more than the limit. Of those out of use only what somebody has, or had, in hand. */
  run(scope: AccessScope, { limit, cursor, batchId, facilityId, residentId, orderId, state, outOfDate }: PackFilter): Promise<ListedPack[]> {
    return this.tx.query(
      listedPackSchema,
      `select ${COLUMNS} from pack p where ${SEEN} and ($3::uuid is null or p.id > $3) and ($4::uuid is null or p.batch_id = $4) and ($5::uuid is null or p.facility_id = $5)
         and ($6::uuid is null or p.resident_id = $6) and ($7::text is null or p.state = $7) and (p.is_current or p.state <> 'planned')
         and (not $8 or p.out_of_date_at is not null and p.state in ('planned', 'filling', 'sealed', 'checked', 'tote', 'shipped', 'received'))
         and ($10::uuid is null or exists (select from pack_cell c where c.pack_id = p.id and c.order_id = $10)) order by p.id limit $9`,
      [...scopeArrays(scope), cursor ?? null, batchId ?? null, facilityId ?? null, residentId ?? null, state ?? null, outOfDate === 'true', limit + 1, orderId ?? null],
    );
  }

  /** Packs on their way of which something has moved since they were last found true: who reads a list looks at them first. */
  async suspects(scope: AccessScope, { batchId, facilityId, residentId, state }: Partial<PackFilter>): Promise<readonly string[]> {
    const rows = await this.tx.query(
      IdRow,
      `select p.id from pack p join facility_clock k on k.facility_id = p.facility_id
       where ${SEEN} and p.is_current and p.state in ('filling', 'sealed', 'checked', 'tote', 'shipped', 'received') and ($3::uuid is null or p.batch_id = $3)
         and ($4::uuid is null or p.facility_id = $4) and ($5::uuid is null or p.resident_id = $5) and ($6::text is null or p.state = $6)
         and (p.days_to >= current_date - 1 or p.state <> 'received')
         and (p.true_version is null or p.true_version < k.all_changed_version or exists (select from med_order o where o.resident_id = p.resident_id and o.changed_version > p.true_version))
       order by p.id limit 2000`,
      [...scopeArrays(scope), batchId ?? null, facilityId ?? null, residentId ?? null, state ?? null],
    );
    return rows.map(({ id }) => id);
  }

  async one(scope: AccessScope, id: string): Promise<ListedPack | null> {
    const [found] = await this.tx.query(listedPackSchema, `select ${COLUMNS} from pack p where ${SEEN} and p.id = $3`, [...scopeArrays(scope), id]);
    return found ?? null;
  }
}
