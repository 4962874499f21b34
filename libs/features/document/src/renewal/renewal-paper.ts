import { createHash } from 'node:crypto';
import { type AccessScope, Refusal, scopeArrays } from '@cyclefill/contracts';
import { LOOK_AHEAD_KINDS } from '@cyclefill/domain/cycle-fill';
import { type Paper, type RenewalInput, buildRenewalRequest } from '@cyclefill/domain/documents';
import { type Day, type Milli, addDays, invariant } from '@cyclefill/domain/kernel';
import { dayNumber, readFacilitySnapshot } from '@cyclefill/features/fill';
import { residentInScope } from '@cyclefill/features/resident';
import { type RenderedPdf, renderPrescriberPage } from '@cyclefill/pdf';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { makingOf } from '../build-papers/making.js';
import { orderPrint } from '../build-papers/resident-pages.js';
import { readPrintContext } from '../print-context/print-context.query.js';

const day = z.int().transform((on) => on as Day);
const Row = z.object({
  id: z.string(), facility_id: z.string(), resident_id: z.string(), order_id: z.string(), rule: z.string(), reason: z.string(), needed_on: day.nullable(), known_at: z.date(), addressee: z.string(), npi: z.string(),
  written_on: day.nullable(), refills_left: z.int().nullable(), units_left: z.int().nullable(),
});

/** By what was known when it was written down, whatever day the asking is dated. */
const SQL = `
select r.id, r.facility_id, r.resident_id, r.order_id, r.rule, r.reason, ${dayNumber('r.needed_on')} as needed_on, k.at as known_at, coalesce(b.name, '') as addressee, coalesce(b.npi, '') as npi,
  ${dayNumber('p.written_on')} as written_on, p.refills_authorised - p.refills_used as refills_left, p.authorised_left_milli as units_left
from renewal_request r cross join lateral (select max(s.at) as at from renewal_step s where s.renewal_id = r.id and s.status = 'asked') k
left join prescriber b on b.id = r.prescriber_id left join prescription p on p.order_id = r.order_id and p.recorded_at <= k.at and (p.superseded_at is null or p.superseded_at > k.at)
where r.id = $3 and ${residentInScope({ facility: 'r.facility_id', resident: 'r.resident_id' })}`;

async function readInput(tx: Tx, scope: AccessScope, id: string, paper: Paper | null): Promise<{ readonly input: RenewalInput; readonly residentId: string }> {
  const [row] = await tx.query(Row, SQL, [...scopeArrays(scope), id]);
  if (row === undefined) throw new Refusal('renewal.not-found');
  const { known_at: known, facility_id: facilityId, resident_id: residentId, order_id: orderId } = row;
  const on = Math.floor(known.getTime() / 86_400_000) as Day;
  const { snapshot } = await readFacilitySnapshot(tx, facilityId, { from: on, to: addDays(on, 1) }, { asOf: known, knownAt: known });
  const print = await readPrintContext(tx, facilityId, known);
  const order = snapshot.orders.find((one) => one.orderId === orderId);
  const resident = print.residents.get(residentId);
  invariant(order !== undefined && resident !== undefined, 'a renewal of an order that was not known when it was asked for');
  const { facility } = print;
  return {
    residentId,
    input: {
      paper: paper ?? facility.settings.paper, pharmacy: facility.pharmacy, addressee: row.addressee, npi: row.npi, facility: facility.name, resident: resident.print, order: orderPrint(print, order), rule: row.rule, neededOn: row.needed_on,
      kind: LOOK_AHEAD_KINDS.find((kind) => kind === row.reason) ?? null,
      prescription: row.written_on === null ? null : { writtenOn: row.written_on, refillsLeft: Math.max(0, row.refills_left ?? 0), unitsLeft: (row.units_left ?? 0) as Milli },
      identity: { id: `RENEW-${id.slice(-8).toUpperCase()}`, orderSetHash: createHash('sha256').update(order.versionId).digest('hex').slice(0, 8), ...makingOf(known, facility.zone, { revision: 1, replaces: null }, facility.settings.dates) },
    },
  };
}

/** The page of a renewal to its prescriber, from what was known when it was asked for: the same however often it is drawn (R113). */
@Injectable()
export class RenewalPaper {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal renewal.not-found */
  async execute(actor: Actor, scope: AccessScope, id: string, paper: Paper | null): Promise<RenderedPdf & { readonly residentId: string; readonly name: string }> {
    const { input, residentId } = await this.uow.run(actor, (tx) => readInput(tx, scope, id, paper), { isolation: 'REPEATABLE READ' });
    return { ...(await renderPrescriberPage(buildRenewalRequest(input))), residentId, name: `renewal-${id}` };
  }
}
