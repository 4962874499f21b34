import { InvalidInput, Refusal } from '@cyclefill/contracts';
import type { InputProblem } from '@cyclefill/contracts';
import { type Day, addDays, parseDay } from '@cyclefill/domain/kernel';
import { zoneOrUtc } from '@cyclefill/features/facility';
import { doseEvents } from '@cyclefill/features/fill';
import { findOrderResident } from '@cyclefill/features/order';
import { schedulePreview } from '@cyclefill/interop/fhir';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import type { Parameters } from 'fhir/r4.js';
import { z } from 'zod';
import { type AskedPair, toldName } from '../read/asked-pair.js';
import { requireId } from '../read/read-resource.js';
import type { Asker } from '../read/source-rows.js';

const MOST_DAYS = 92;
const UUID = z.uuid();
const Id = z.object({ id: z.string() });

/** The doses of an order over some days, as the one list of doses has them. */
export interface SchedulePreview {
  readonly residentId: string;
  readonly parameters: Parameters;
}

@Injectable()
export class PreviewSchedule {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws InvalidInput; Refusal `fhir.not-found` */
  execute(actor: Actor, { scope }: Pick<Asker, 'scope'>, orderId: string, pairs: readonly AskedPair[]): Promise<SchedulePreview> {
    requireId('MedicationRequest', orderId);
    const range = readDays(pairs);
    return this.uow.run(actor, async (tx) => {
      if (!UUID.safeParse(orderId).success) throw notFound();
      const resident = await findOrderResident(tx, scope, orderId).catch((error: unknown) => {
        throw error instanceof Refusal ? notFound() : error;
      });
      const doses = await doseEvents(tx, resident.facilityId, range, { residents: [resident.id], orders: await ordersOf(tx, resident.id), current: true });
      return { residentId: resident.id, parameters: schedulePreview(doses.filter((dose) => dose.orderId === orderId), zoneOrUtc(resident.zone)) };
    }, { isolation: 'REPEATABLE READ' });
  }
}

const notFound = (): Refusal => new Refusal('fhir.not-found', { problems: [{ pointer: 'MedicationRequest.id', rule: 'names nothing that is there for you; search for it to learn the id' }] });

async function ordersOf(tx: Tx, residentId: string): Promise<readonly string[]> {
  return (await tx.query(Id, 'select id from med_order where resident_id = $1', [residentId])).map(({ id }) => id);
}

/** `start` and `end`, both days included, as a half-open range. */
function readDays(pairs: readonly AskedPair[]): { readonly from: Day; readonly to: Day } {
  const wrong: InputProblem[] = pairs.filter(([name]) => !['start', 'end', '_format'].includes(name)).map(([name]) => ({ pointer: toldName(name), rule: 'is no parameter of this; start and end are' }));
  const dayOf = (name: string): Day | null => {
    const day = parseDay(pairs.find(([asked]) => asked === name)?.[1] ?? '');
    if (day === null) wrong.push({ pointer: name, rule: 'is missing, or no day like 2026-12-07' });
    return day;
  };
  const [from, last] = [dayOf('start'), dayOf('end')];
  if (from !== null && last !== null && (last < from || last - from >= MOST_DAYS)) wrong.push({ pointer: 'end', rule: `lies before start, or more than ${String(MOST_DAYS)} days behind it` });
  if (from === null || last === null || wrong.length > 0) throw new InvalidInput(wrong);
  return { from, to: addDays(last, 1) };
}
