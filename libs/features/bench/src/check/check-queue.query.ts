import { type AccessScope, scopeArrays } from '@cyclefill/contracts';
import { type NamedRisk, type QueuePlace, type WaitingPack, inCheckOrder, isHighAlert, risksOf } from '@cyclefill/domain/bench';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { benchRules } from '../pack-life/bench-rules.query.js';

const QueueRow = z.object({
  id: z.string(), code: z.string(), facility_id: z.string(), resident_id: z.string(), batch_id: z.string().nullable(), packer_id: z.string().nullable(), sealed_at: z.date(), due_at: z.date().nullable(),
  held_reason: z.string(), row_version: z.int(), drugs: z.int(), ingredients: z.array(z.string()), known_resident: z.boolean(), changed_order: z.boolean(), other_maker: z.boolean(), override_used: z.boolean(),
  manual_entry: z.boolean(), first_of_technician: z.boolean(), controlled: z.boolean(), partial: z.boolean(),
});

/** A sealed pack in the queue of the check. */
export interface QueuedPack extends WaitingPack {
  readonly code: string;
  readonly facilityId: string;
  readonly residentId: string;
  readonly batchId: string | null;
  readonly packerId: string | null;
  readonly drugs: number;
  readonly heldReason: string;
  readonly rowVersion: number;
}

const QUEUE = `
select p.id, p.code, p.facility_id, p.resident_id, p.batch_id, p.packer_id, p.sealed_at, b.due_at, p.held_reason, p.row_version,
  (select count(*)::int from pack_order o where o.pack_id = p.id and o.state in ('packed', 'partial')) as drugs,
  array(select distinct d.ingredient from pack_order o join drug_product d on d.ndc11 = o.ndc11 and d.superseded_at is null where o.pack_id = p.id) as ingredients,
  exists (select from pack e where e.resident_id = p.resident_id and e.id <> p.id and e.checked_at is not null) as known_resident,
  exists (select from pack_order o where o.pack_id = p.id and not exists (
    select from pack_order q join pack e on e.id = q.pack_id where q.order_version_id = o.order_version_id and e.id <> p.id and e.checked_at is not null)) as changed_order,
  exists (select from pack_order o where o.pack_id = p.id and o.other_maker) as other_maker,
  exists (select from pack_fill f where f.pack_id = p.id and f.undone_at is null and f.override_by is not null) as override_used,
  exists (select from pack_fill f where f.pack_id = p.id and f.undone_at is null and f.entry = 'manual') as manual_entry,
  not exists (select from pack_event e where e.by_user = p.packer_id and e.kind = 'sealed' and e.pack_id <> p.id) as first_of_technician,
  exists (select from pack_order o where o.pack_id = p.id and o.schedule is not null) as controlled,
  exists (select from pack_order o where o.pack_id = p.id and o.state in ('partial', 'excepted')) as partial
from pack p left join fill_batch b on b.id = p.batch_id
where p.state = 'sealed' and ${residentInScope({ facility: 'p.facility_id', resident: 'p.resident_id' })} and ($3::uuid is null or p.id = $3) and ($4::uuid is null or p.facility_id = $4)`;

function toQueued(row: z.output<typeof QueueRow>, highAlert: readonly string[]): QueuedPack {
  const facts: Readonly<Record<NamedRisk, boolean>> = {
    // Of somebody new every order is: one word says it.
    new_resident: !row.known_resident, changed_order: row.known_resident && row.changed_order, high_alert: row.ingredients.some((ingredient) => isHighAlert(ingredient, highAlert)), other_maker: row.other_maker, override_used: row.override_used,
    manual_entry: row.manual_entry, first_of_technician: row.first_of_technician, controlled: row.controlled, partial: row.partial,
  };
  return {
    id: row.id, code: row.code, facilityId: row.facility_id, residentId: row.resident_id, batchId: row.batch_id, packerId: row.packer_id, sealedAt: row.sealed_at.getTime(),
    dueAt: row.due_at?.getTime() ?? null, risks: risksOf(facts), drugs: row.drugs, heldReason: row.held_reason, rowVersion: row.row_version,
  };
}

/** Which part of the queue. */
export interface QueueFilter {
  readonly facilityId?: string | undefined;
  readonly risk?: NamedRisk | undefined;
  readonly limit: number;
  /** Behind this place. */
  readonly cursor?: QueuePlace | undefined;
}

/** Sealed packs that wait for their check, by cut-off and named risks. */
export class CheckQueueQuery {
  constructor(private readonly tx: Tx) {}

  /** One more than the limit. */
  async run(scope: AccessScope, { facilityId, risk, limit, cursor }: QueueFilter): Promise<readonly QueuedPack[]> {
    const rows = await this.tx.query(QueueRow, QUEUE, [...scopeArrays(scope), null, facilityId ?? null]);
    return inCheckOrder((await this.queued(rows)).filter(({ risks }) => risk === undefined || risks.includes(risk)), cursor ?? null).slice(0, limit + 1);
  }

  /** The named risks of one sealed pack; none of a pack that is in another state. */
  async risksOf(packId: string): Promise<readonly NamedRisk[]> {
    const [row] = await this.tx.query(QueueRow, QUEUE, [...scopeArrays('pharmacy'), packId, null]);
    return row === undefined ? [] : ((await this.queued([row]))[0]?.risks ?? []);
  }

  private async queued(rows: readonly z.output<typeof QueueRow>[]): Promise<QueuedPack[]> {
    const lists = new Map<string, readonly string[]>();
    for (const id of new Set(rows.map(({ facility_id: facility }) => facility))) lists.set(id, (await benchRules(this.tx, id))['bench.high-alert'].value);
    return rows.map((row) => toQueued(row, lists.get(row.facility_id) ?? []));
  }
}

