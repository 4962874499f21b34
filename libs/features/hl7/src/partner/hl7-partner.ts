import { Refusal } from '@cyclefill/contracts';
import type { Actor, Tx, UnitOfWork } from '@cyclefill/platform/database';
import { z } from 'zod';

const outSchema = z.strictObject({
  host: z.string().min(1).max(253), port: z.int().min(1).max(65_535), tls: z.boolean().default(false),
  ca: z.string().max(100_000).default('').describe('who signs the certificate at the other end (PEM); empty = the known authorities'),
  application: z.string().min(1).max(180).default('CYCLEFILL').describe('how we call ourselves, MSH-3'), facility: z.string().max(180).default('').describe('MSH-4'),
  version: z.string().regex(/^2\.\d(\.\d)?$/u, 'is no version like 2.5.1').default('2.5.1'),
});

const settingsSchema = z.strictObject({
  encoding: z.enum(['utf-8', 'iso-8859-1']).default('utf-8'),
  versions: z.array(z.string().regex(/^2\.\d(\.\d)?$/u, 'is no version like 2.6')).max(10).default([]).describe('versions that are taken beside 2.3 to 2.5.1'),
  wings: z.record(z.string().min(1).max(100), z.string().min(1).max(100)).default({}).describe("our wings by the sender's names (PV1-3.1), where they differ"),
  frequencies: z.record(z.string().min(1).max(60), z.string().regex(/^[A-Z0-9]{1,12}$/u, 'is no code of at most 12 capital letters and digits')).default({}).describe("our frequency codes by the sender's, where they differ"),
  opensOrders: z.boolean().default(false).describe('a new order that carries our prescription number and lacks nothing is opened at once; else each waits for a person'),
  hospitals: z.array(z.string().min(1).max(20)).max(50).default([]).describe('dispositions (PV1-36) that mean a stay in hospital, from which the resident comes back'),
  out: outSchema.nullable().default(null).describe('where it is told what was dispensed (RDS); null = nowhere'),
});
/** What one sender's messages mean. */
export type Hl7PartnerSettings = z.output<typeof settingsSchema>;

export const hl7PartnerSchema = z.strictObject({
  application: z.string().min(1).max(180).describe('MSH-3'), sendingFacility: z.string().max(180).describe('MSH-4'), facility: z.string().min(1).max(100).describe('code of the facility it speaks for'), settings: settingsSchema,
});
export type Hl7PartnerRequest = z.output<typeof hl7PartnerSchema>;

const Row = z.object({ application: z.string(), sendingFacility: z.string(), facility: z.string(), facilityId: z.string(), zone: z.string(), settings: settingsSchema });
export type Hl7Partner = z.output<typeof Row>;
const FacilityRow = z.object({ id: z.string() });

const PARTNERS = `
select p.application, p.sending_facility as "sendingFacility", f.code as facility, f.id as "facilityId", f.zone, p.settings from hl7_partner p join facility f on f.id = p.facility_id where p.tenant_id = $1 and p.superseded_at is null`;

/** The sender of MSH-3 and MSH-4; null = nobody that is known. */
export async function readHl7Partner(tx: Tx, application: string, sendingFacility: string): Promise<Hl7Partner | null> {
  const [row] = await tx.query(Row, `${PARTNERS} and p.application = $2 and p.sending_facility = $3`, [tx.actor.tenantId, application, sendingFacility]);
  return row ?? null;
}

/** Senders that are known, by application and facility. */
export function listHl7Partners(tx: Tx): Promise<readonly Hl7Partner[]> {
  return tx.query(Row, `${PARTNERS} order by p.application collate "C", p.sending_facility collate "C"`, [tx.actor.tenantId]);
}

/** Makes a sender known, or says anew what its messages mean. */
export class SetHl7Partner {
  constructor(private readonly uow: UnitOfWork) {}

  /** @throws Refusal facility.not-found */
  execute(actor: Actor, { application, sendingFacility, facility, settings }: Hl7PartnerRequest): Promise<readonly Hl7Partner[]> {
    return this.uow.run(actor, async (tx) => {
      const [found] = await tx.query(FacilityRow, 'select id from facility where tenant_id = $1 and code = $2', [actor.tenantId, facility]);
      if (found === undefined) throw new Refusal('facility.not-found');
      await tx.execute('update hl7_partner set superseded_at = now() where tenant_id = $1 and application = $2 and sending_facility = $3 and superseded_at is null', [actor.tenantId, application, sendingFacility]);
      const id = tx.newId();
      await tx.execute(
        'insert into hl7_partner (id, tenant_id, facility_id, application, sending_facility, settings, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, now(), $7)',
        [id, actor.tenantId, found.id, application, sendingFacility, JSON.stringify(settings), actor.userId],
      );
      await tx.audit({ action: 'hl7-partner.set', subjectKind: 'hl7_partner', subjectId: id });
      return listHl7Partners(tx);
    });
  }
}
