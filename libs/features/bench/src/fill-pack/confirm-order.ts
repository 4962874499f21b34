import { InvalidInput, type RefusalCode } from '@cyclefill/contracts';
import { PACK_EXCEPTIONS, type PackException, varianceOf, verdictSentence } from '@cyclefill/domain/bench';
import { type Day, type Milli, ZERO, addMilli, day, formatDay, formatMilli, parseMilli } from '@cyclefill/domain/kernel';
import { PackRepository } from '@cyclefill/features/pack';
import { StockLedger } from '@cyclefill/features/stock';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PackCommand, type PackCaller, type PackRequest, type TakenPack } from '../command/pack-command.js';
import { NearMissRepository } from '../near-miss/near-miss.repository.js';
import { type JudgedProduct, judgeProduct } from '../scan/judge-product.js';
import { isOverridable, recordStop } from '../scan/record-stop.js';
import { type NewFill, type PackOrderRow, PackOrderRepository } from './pack-order.repository.js';
import { isColleague } from './second-person.query.js';

const units = z.string().regex(/^\d{1,6}(?:\.\d{1,3})?$/u).describe('units of the product, a decimal');
const source = z.strictObject({
  scan: z.string().max(2000).optional().describe('what was scanned: a container of ours, or the maker\'s code'),
  typed: z.strictObject({ ndc11: z.string().regex(/^\d{11}$/u) }).optional().describe('where nothing could be scanned'),
  lot: z.string().trim().min(1).max(40).optional().describe('where the code does not say it'), expiresOn: z.iso.date().optional(),
  units, poured: units.optional().describe('counted when it was poured; as much as goes in when left out'), left: units.optional().describe('counted in the container afterwards'),
}).refine(({ scan, typed }) => (scan === undefined) !== (typed === undefined), { error: 'name either what was scanned or what was typed' });

export const confirmOrderSchema = z.strictObject({
  containers: z.array(source).min(1).max(10),
  partial: z.strictObject({ reason: z.enum(PACK_EXCEPTIONS), note: z.string().trim().max(500).default('') }).optional().describe('why less than expected goes in'),
  recounted: z.boolean().default(false).describe('a count that differs was made a second time'),
  witnessId: z.uuid().optional().describe('who saw it; never who fills'),
  override: z.strictObject({ reason: z.string().trim().min(3).max(500) }).optional().describe('the pharmacist who confirms sets aside what the scan says (R242); nobody else can, and nobody for another'),
}).meta({ id: 'ConfirmPackOrder' });
export type ConfirmOrderRequest = z.output<typeof confirmOrderSchema>;
type Source = z.output<typeof source>;

const NOT_YOURS = { pointer: '/override', rule: 'is for a pharmacist alone: have one confirm this order' } as const;

const milliOf = (text: string): Milli => parseMilli(text) ?? ZERO;

/** Confirms what was put into a pack of one order: out of which containers, of which lots, counted (R239, R242). */
@Injectable()
export class ConfirmOrder {
  constructor(@Inject(PackCommand) private readonly command: PackCommand) {}

  /** @throws Refusal as {@link PackCommand}; pack.order-state, pack.out-of-date, pack.scan-stops, pack.count-differs, pack.witness-missing, container.*; InvalidInput */
  execute(caller: PackCaller, request: PackRequest & { readonly orderId: string }, body: ConfirmOrderRequest): Promise<void> {
    return this.command.run(caller, request, async (taken) => {
      const order = await taken.tx.get(PackOrderRepository).one(taken.pack.id, request.orderId);
      const refused = await refusalBefore(taken, order, body);
      if (refused !== null || order === null) return refused;
      const judged = await Promise.all(body.containers.map((one) => judgeProduct(taken.tx, { pack: taken.pack, expectedNdc11: order.ndc11, source: one.scan ?? null, typedNdc11: one.typed?.ndc11 ?? null, said: saidOf(one) })));
      const setsAside = body.override !== undefined && (await isColleague(taken.tx, taken.person, ['pharmacist']));
      const stopped = judged.find(({ verdict, code }) => (verdict === 'stop' || verdict === 'unknown') && !(setsAside && isOverridable(code)));
      if (stopped !== undefined) {
        await recordStop(taken, order.order_id, stopped);
        return { code: 'pack.scan-stops', problems: [{ pointer: `/containers/${judged.indexOf(stopped)}`, rule: verdictSentence(stopped) }, ...(body.override === undefined || setsAside ? [] : [NOT_YOURS])] };
      }
      return confirm(taken, order, body, judged);
    });
  }
}

async function refusalBefore({ tx, life, pack, drift, person }: TakenPack, order: PackOrderRow | null, { witnessId }: ConfirmOrderRequest): Promise<RefusalCode | null> {
  if (order === null) return 'pack.order-not-found';
  if (pack.state !== 'filling') return 'pack.step-not-allowed';
  if (drift?.outOfDate === true) {
    await life.recordDrift(pack, drift);
    return 'pack.out-of-date';
  }
  if (order.state !== 'open') return 'pack.order-state';
  const witnessed = witnessId !== undefined && witnessId !== person && (await isColleague(tx, witnessId, ['technician', 'pharmacist', 'manager']));
  if (witnessId === undefined ? order.schedule !== null : !witnessed) return 'pack.witness-missing';
  return null;
}

/** A lot that a person read from the package is judged as one that was scanned. */
const saidOf = ({ lot, expiresOn }: Source): { readonly lot: string | null; readonly expiresOn: Day | null } => ({ lot: lot ?? null, expiresOn: expiresOn === undefined ? null : day(expiresOn) });

function fillOf(one: Source, judged: JudgedProduct, index: number, body: ConfirmOrderRequest, person: string): NewFill {
  const lot = judged.lot ?? one.lot;
  const expiresOn = judged.expiresOn === null ? one.expiresOn : formatDay(judged.expiresOn);
  const missing = [...(lot === undefined ? ['lot'] : []), ...(expiresOn === undefined ? ['expiresOn'] : [])];
  if (lot === undefined || expiresOn === undefined) throw new InvalidInput(missing.map((name) => ({ pointer: `/containers/${index}/${name}`, rule: 'is not on the code: type it from the package' })));
  return {
    containerId: judged.container?.id ?? null, ndc11: judged.ndc11 ?? one.typed?.ndc11 ?? '', lot, expiresOn, units: milliOf(one.units), poured: milliOf(one.poured ?? one.units),
    left: one.left === undefined ? null : milliOf(one.left), entry: one.scan === undefined ? 'manual' : 'scan', otherMaker: judged.code === 'other_maker',
    override: body.override !== undefined && (judged.verdict === 'stop' || judged.verdict === 'unknown') ? { by: person, reason: body.override.reason } : null, witnessId: body.witnessId ?? null,
  };
}

async function confirm({ tx, pack, person }: TakenPack, order: PackOrderRow, body: ConfirmOrderRequest, judged: readonly JudgedProduct[]): Promise<RefusalCode | null> {
  const fills = body.containers.map((one, index) => fillOf(one, judged[index] as JudgedProduct, index, body, person));
  const sum = addMilli(...fills.map((fill) => fill.units));
  const partial = body.partial ?? null;
  if (fills.some((fill) => fill.units <= 0) || (partial === null ? sum !== order.expected_milli : sum >= order.expected_milli)) {
    const missing = { facilityId: pack.facilityId, packId: pack.id, orderId: order.order_id, class: 'missing_drug', station: 'bench', code: 'count_differs', personId: person } as const;
    if (sum < order.expected_milli) await tx.get(NearMissRepository).record({ ...missing, params: { units: formatMilli(sum), expected: formatMilli(order.expected_milli) } });
    return 'pack.count-differs';
  }
  const variances = fills.map((fill, index) => varianceOf({ units: fill.units, poured: fill.poured, left: fill.left, before: judged[index]?.container?.onHandMilli ?? null }));
  if (!body.recounted && variances.some(({ poured, left }) => poured !== 0 || left !== 0)) return 'pack.count-differs';
  for (const { containerId, units: milli } of fills) {
    if (containerId !== null) await tx.get(StockLedger).use({ containerId, packId: pack.id, orderId: order.order_id, milli });
  }
  const orders = tx.get(PackOrderRepository);
  const [otherMaker, reason]: [boolean, PackException | null] = [fills.some((fill) => fill.otherMaker), partial?.reason ?? null];
  await orders.add(pack, order.order_id, fills);
  await orders.move(pack.id, order.order_id, partial === null ? 'packed' : 'partial', { reason, note: partial?.note ?? '', otherMaker });
  await tx.get(PackRepository).step(pack, {
    kind: 'confirmed', orderId: order.order_id, reason: reason ?? '',
    params: { units: formatMilli(sum), containers: fills.length, otherMaker, variances: variances.map(({ poured, left }) => ({ poured, left })), overridden: fills.some((fill) => fill.override !== null) },
  });
  return null;
}
