import { instantSchema } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

export const HL7_STATES = ['received', 'applied', 'waiting', 'refused', 'conflict'] as const;
const listedSchema = z.object({ id: z.uuid(), receivedAt: instantSchema, sender: z.string(), controlId: z.string(), kind: z.string(), state: z.enum(HL7_STATES), reason: z.string(), resident: z.string().nullable() });
/** A message without its content. */
export type ListedHl7 = z.output<typeof listedSchema>;
const Row = listedSchema.extend({ receivedAt: z.date() });
const Whole = Row.extend({ raw: z.instanceof(Buffer), reply: z.string().nullable() });

const MESSAGES = `select m.id, m.received_at as "receivedAt", m.sender, m.control_id as "controlId", m.kind, m.state, m.reason, r.code as resident`;
const FROM = 'from hl7_message m left join resident r on r.id = m.resident_id where m.tenant_id = $1';
const listed = ({ receivedAt, ...row }: z.output<typeof Row>): ListedHl7 => ({ ...row, receivedAt: receivedAt.toISOString() });

/** Messages, newest first. */
export async function listHl7Messages(tx: Tx, state: ListedHl7['state'] | null, limit: number): Promise<readonly ListedHl7[]> {
  return (await tx.query(Row, `${MESSAGES} ${FROM} and ($2::text is null or m.state = $2) order by m.received_at desc, m.id desc limit $3`, [tx.actor.tenantId, state, limit])).map(listed);
}

/** One message as it came, with what was answered; null = there is none. */
export async function readHl7Message(tx: Tx, id: string): Promise<(ListedHl7 & { readonly raw: Buffer; readonly reply: string | null }) | null> {
  const [row] = await tx.query(Whole, `${MESSAGES}, m.raw, m.reply ${FROM} and m.id = $2`, [tx.actor.tenantId, id]);
  return row === undefined ? null : { ...listed(row), raw: row.raw, reply: row.reply };
}
