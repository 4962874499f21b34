import { instantSchema } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

export const HL7_OUT_STATES = ['waiting', 'delivered', 'refused', 'failed'] as const;
export type Hl7OutState = (typeof HL7_OUT_STATES)[number];
const listedSchema = z.object({ id: z.uuid(), writtenAt: instantSchema, receiver: z.string(), controlId: z.string(), resident: z.string(), state: z.enum(HL7_OUT_STATES), tries: z.int(), reason: z.string() });
/** A message that goes out, without its content. */
export type ListedHl7Out = z.output<typeof listedSchema>;
const Row = listedSchema.extend({ writtenAt: z.date() });
const Held = z.object({ id: z.string(), state: z.enum(HL7_OUT_STATES), tries: z.int(), receiver: z.string(), controlId: z.string(), message: z.string(), isNext: z.boolean(), ageSeconds: z.number() });
/** A message that is to be sent, locked. */
export type HeldHl7Out = z.output<typeof Held>;

/** Messages that go out. */
export class Hl7OutboxRepository {
  constructor(private readonly tx: Tx) {}

  /** Newest first. */
  async list(state: Hl7OutState | null, limit: number): Promise<readonly ListedHl7Out[]> {
    const rows = await this.tx.query(
      Row,
      `select o.id, o.written_at as "writtenAt", o.receiver, o.control_id as "controlId", r.code as resident, o.state, o.tries, o.reason from hl7_outbox o join resident r on r.id = o.resident_id
       where o.tenant_id = $1 and ($2::text is null or o.state = $2) order by o.written_at desc, o.id desc limit $3`,
      [this.tx.actor.tenantId, state, limit],
    );
    return rows.map(({ writtenAt, ...row }) => ({ ...row, writtenAt: writtenAt.toISOString() }));
  }

  /** `isNext` = nothing older of this resident is still to be sent there. null = there is none. */
  async hold(id: string): Promise<HeldHl7Out | null> {
    const [row] = await this.tx.query(
      Held,
      `select o.id, o.state, o.tries, o.receiver, o.control_id as "controlId", o.message, extract(epoch from now() - o.written_at)::float8 as "ageSeconds",
         not exists (select from hl7_outbox b where b.resident_id = o.resident_id and b.receiver = o.receiver and b.state = 'waiting' and (b.written_at, b.id) < (o.written_at, o.id)) as "isNext"
       from hl7_outbox o where o.id = $1 for update of o`,
      [id],
    );
    return row ?? null;
  }

  async missed(id: string, reason: string): Promise<void> {
    await this.tx.execute('update hl7_outbox set tries = tries + 1, reason = $2 where id = $1', [id, reason]);
  }

  async settle(id: string, state: Exclude<Hl7OutState, 'waiting'>, reason: string): Promise<void> {
    await this.tx.execute('update hl7_outbox set state = $2, tries = tries + 1, reason = $3, settled_at = now() where id = $1', [id, state, reason]);
  }

  async reopen(id: string): Promise<void> {
    await this.tx.execute("update hl7_outbox set state = 'waiting', settled_at = null where id = $1", [id]);
  }
}
