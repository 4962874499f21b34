import { createHash } from 'node:crypto';
import { Refusal } from '@cyclefill/contracts';
import { type ClarificationInput, buildClarification } from '@cyclefill/domain/documents';
import { type EpochMinute, Zone, dayOf, parseDay } from '@cyclefill/domain/kernel';
import { INTAKE_SOURCES } from '@cyclefill/domain/orders';
import { type RenderedPdf, renderPrescriberPage } from '@cyclefill/pdf';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readDocumentSettings } from '../print-context/document-settings.query.js';
import { makingOf } from '../build-papers/making.js';

const Row = z.object({
  id: z.string(), facility_id: z.string(), reading_id: z.string(), resident_id: z.string().nullable(), addressee: z.string(), npi: z.string(), recorded_at: z.date(), received_at: z.date(), source: z.enum(INTAKE_SOURCES),
  zone: z.string(), facility: z.string(), family_name: z.string().nullable(), given_name: z.string().nullable(), born_on: z.string().nullable(),
  pharmacy: z.object({ name: z.string(), address: z.string(), phone: z.string() }), drug: z.string().nullable(), strength: z.string().nullable(),
  questions: z.array(z.object({ pointer: z.string(), rule: z.string(), question: z.string() })),
  content: z.object({ directions: z.object({ sigText: z.string().optional() }).optional(), quantity: z.string().optional(), writtenOn: z.string().optional() }),
});

const SQL = `
  select c.id, c.facility_id, c.reading_id, c.resident_id, c.addressee, c.addressee_npi as npi, c.recorded_at, i.recorded_at as received_at, i.source, f.zone, f.name as facility, v.family_name, v.given_name,
    v.born_on::text, jsonb_build_object('name', p.name, 'address', p.address, 'phone', p.phone) as pharmacy, d.name as drug, d.strength, c.questions, r.content
  from clarification c join intake i on i.id = c.intake_id join intake_reading r on r.id = c.reading_id join facility f on f.id = c.facility_id join pharmacy p on p.tenant_id = c.tenant_id
  left join resident_version v on v.resident_id = c.resident_id and v.superseded_at is null
  left join drug_product d on d.tenant_id = c.tenant_id and d.ndc11 = r.content ->> 'ndc11' and d.superseded_at is null
  where c.id = $1`;

/** The paper of a clarification, drawn from what was asked then: the same page however often it is asked for. */
@Injectable()
export class ClarificationPaper {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal `clarification.not-found` */
  async execute(actor: Actor, id: string): Promise<RenderedPdf & { readonly residentId: string | null }> {
    const { input, residentId } = await this.uow.run(actor, (tx) => readInput(tx, id));
    return { ...(await renderPrescriberPage(buildClarification(input))), residentId };
  }
}

async function readInput(tx: Tx, id: string): Promise<{ input: ClarificationInput; residentId: string | null }> {
  const [row] = await tx.query(Row, SQL, [id]);
  if (row === undefined) throw new Refusal('clarification.not-found');
  const settings = await readDocumentSettings(tx, { id: row.facility_id, zone: row.zone }, row.recorded_at, row.recorded_at);
  const bornOn = parseDay(row.born_on ?? '');
  const named = row.family_name !== null && row.given_name !== null && bornOn !== null;
  return {
    residentId: row.resident_id,
    input: {
      paper: settings.paper,
      identity: {
        id: `CLAR-${id.slice(-8).toUpperCase()}`, orderSetHash: createHash('sha256').update(row.reading_id).digest('hex').slice(0, 8), ...makingOf(row.recorded_at, row.zone, { revision: 1, replaces: null }, settings.dates),
      },
      pharmacy: row.pharmacy, addressee: row.addressee, npi: row.npi, facility: row.facility,
      resident: named ? { familyName: row.family_name ?? '', givenName: row.given_name ?? '', bornOn } : null,
      source: row.source, receivedOn: dayOf(Zone.of(row.zone).toLocal(Math.floor(row.received_at.getTime() / 60_000) as EpochMinute)),
      drug: [row.drug, row.strength].filter(Boolean).join(' '), sigText: row.content.directions?.sigText ?? '', quantity: row.content.quantity ?? '', writtenOn: row.content.writtenOn ?? '',
      questions: row.questions,
    },
  };
}
