import { type AccessScope, InvalidInput, Refusal } from '@cyclefill/contracts';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { VanRunRepository } from '../vans/van-run.repository.js';
import { packToPullSchema, packsToPull } from './out-of-date-items.js';
import { leftBehindSchema, readLeftBehind } from './left-behind.query.js';
import type { LeftBehind } from './left-behind.query.js';
import { TotePageQuery } from './tote-page.query.js';
import { toteSchema } from './tote-view.js';
import type { ToteView } from './tote-view.js';
import { type HeldTote, ToteRepository } from './tote.repository.js';

export const openToteSchema = z.strictObject({
  facilityId: z.uuid(), wingId: z.uuid().nullable().default(null).describe('null = for the whole facility'), deliveryId: z.uuid().optional().describe('the van it goes with, if that is known yet'),
}).meta({ id: 'OpenTote' });
export type OpenToteRequest = z.output<typeof openToteSchema>;
export const closeToteSchema = z.strictObject({ seal: z.string().max(40).optional().describe('number of the seal that was put on') }).meta({ id: 'CloseTote' });
export const loadToteSchema = z.strictObject({ deliveryId: z.uuid().describe('the van it is loaded on') }).meta({ id: 'LoadTote' });

/** Whether a tote went on; what is out of date in it keeps it where it is, and is named. */
export const toteStepSchema = z.object({
  done: z.boolean(), sentence: z.string(), toPull: z.array(packToPullSchema), leftBehind: z.array(leftBehindSchema).describe('when it is closed: ready for the same residents, and in no tote'), tote: toteSchema,
}).meta({ id: 'ToteStep' });
export type ToteStep = z.output<typeof toteStepSchema>;

/** Which tote, as it was read. */
export interface ReadTote {
  readonly id: string;
  readonly readVersion: number;
}

/** The same, under a key of who asks. */
export interface KeyedTote extends ReadTote {
  readonly key: string;
}

/** A step of a tote, with what was asked for, and where it is held up. */
interface Move {
  readonly action: 'tote.close' | 'tote.load';
  readonly asked: Readonly<Record<string, string | null>>;
  readonly station: 'tote' | 'van';
}

const Place = z.object({ facility: z.boolean(), wing: z.boolean() });

/** Takes a tote along its way. What is out of date stops it at each step (R120). */
@Injectable()
export class MoveTote {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal facility.not-found, wing.not-found, delivery.not-found, delivery.not-planned, delivery.other-facility, request.key-reused */
  open(actor: Actor, key: string, request: OpenToteRequest): Promise<ToteView> {
    const { facilityId, wingId, deliveryId } = request;
    return this.uow.run(actor, async (tx) => {
      const { id } = await once(tx, { operation: 'tote.open', key, body: { facilityId, wingId, deliveryId: deliveryId ?? null } }, async () => {
        const [place] = await tx.query(Place, 'select exists (select from facility where id = $1) as facility, $2::uuid is null or exists (select from wing where id = $2 and facility_id = $1) as wing', [facilityId, wingId]);
        if (place?.facility !== true) throw new Refusal('facility.not-found');
        if (!place.wing) throw new Refusal('wing.not-found');
        if (deliveryId !== undefined) await tx.get(VanRunRepository).takeFor(deliveryId, facilityId);
        const opened = await tx.get(ToteRepository).open(facilityId, wingId, deliveryId ?? null);
        await tx.audit({ action: 'tote.open', subjectKind: 'tote', subjectId: opened });
        return { id: opened };
      });
      return tx.get(TotePageQuery).one('pharmacy', { id });
    });
  }

  /** @throws Refusal tote.not-found, row.stale, tote.state-forbids, tote.empty */
  close(actor: Actor, scope: AccessScope, target: KeyedTote, { seal }: z.output<typeof closeToteSchema>): Promise<ToteStep> {
    return this.move(actor, scope, target, { action: 'tote.close', asked: { seal: seal ?? null }, station: 'tote' }, async (tx, tote) => {
      if (tote.state !== 'open') throw new Refusal('tote.state-forbids');
      if ((await tx.get(ToteRepository).items(tote.id)).length === 0) throw new Refusal('tote.empty');
      return () => tx.get(ToteRepository).step(tote, 'closed', { seal: seal ?? null });
    });
  }

  /** Puts it on a van, or on another one as long as the first has not left. @throws as {@link open}; Refusal tote.not-found, row.stale, tote.state-forbids */
  load(actor: Actor, scope: AccessScope, target: KeyedTote, { deliveryId }: z.output<typeof loadToteSchema>): Promise<ToteStep> {
    return this.move(actor, scope, target, { action: 'tote.load', asked: { deliveryId }, station: 'van' }, async (tx, tote) => {
      if ((tote.state !== 'closed' && tote.state !== 'loaded') || tote.runState === 'departed') throw new Refusal('tote.state-forbids');
      await tx.get(VanRunRepository).takeFor(deliveryId, tote.facilityId);
      return () => (tote.state === 'closed' ? tx.get(ToteRepository).step(tote, 'loaded', { vanRunId: deliveryId }, { deliveryId }) : tx.get(ToteRepository).giveTo(tote, deliveryId));
    });
  }

  /** It was left at the facility's door. @throws Refusal tote.not-found, row.stale, tote.state-forbids */
  deliver(actor: Actor, scope: AccessScope, { key, id, readVersion }: KeyedTote, leftWith: string): Promise<ToteView> {
    if (leftWith.trim() === '') return Promise.reject(new InvalidInput([{ pointer: '/leftWith', rule: 'is missing' }]));
    return this.uow.run(actor, (tx) => once(tx, { operation: 'tote.deliver', key, body: { id, leftWith } }, async () => {
      const totes = tx.get(ToteRepository);
      const tote = await totes.take(scope, { id }, readVersion);
      if (tote.runState !== 'departed') throw new Refusal('tote.state-forbids');
      await totes.step(tote, 'delivered', {}, { leftWith });
      await tx.audit({ action: 'tote.deliver', subjectKind: 'tote', subjectId: id });
      return tx.get(TotePageQuery).one(scope, { id });
    }));
  }

  private move(actor: Actor, scope: AccessScope, { key, id, readVersion }: KeyedTote, { action, asked, station }: Move, decide: (tx: Tx, tote: HeldTote) => Promise<() => Promise<unknown>>): Promise<ToteStep> {
    return this.uow.run(actor, (tx) => once(tx, { operation: action, key, body: { id, ...asked } }, async () => {
      const totes = tx.get(ToteRepository);
      const tote = await totes.take(scope, { id }, readVersion);
      const step = await decide(tx, tote);
      const toPull = await packsToPull(tx, await totes.items(id), station);
      if (toPull.length === 0) await step();
      else await totes.note(id, 'stopped', null, { code: 'pack_out_of_date', packIds: toPull.map(({ packId }) => packId) });
      await tx.audit({ action, subjectKind: 'tote', subjectId: id, outcome: toPull.length === 0 ? 'done' : 'refused', detail: { toPull: toPull.length } });
      const done = toPull.length === 0;
      const leftBehind = done && action === 'tote.close' ? await readLeftBehind(tx, tote) : [];
      const now = await tx.get(TotePageQuery).one(scope, { id });
      const sentence = `${pullSentence(toPull.map(({ packCode }) => packCode))}${leftSentence(leftBehind)}${action === 'tote.close' ? withoutPackSentence(now) : ''}`;
      return { done, sentence, toPull: [...toPull], leftBehind, tote: now };
    }));
  }
}

/** What keeps something from going on, for people. */
export function pullSentence(codes: readonly string[]): string {
  return codes.length === 0 ? 'Done.' : `STOP: pull ${codes.join(', ')}; ${codes.length === 1 ? 'it is' : 'they are'} out of date.`;
}

function leftSentence(packs: readonly LeftBehind[]): string {
  return packs.length === 0 ? '' : ` Ready and in no tote: ${packs.map(({ packCode }) => packCode).join(', ')}.`;
}

function withoutPackSentence({ withoutPack }: ToteView): string {
  return withoutPack.length === 0 ? '' : ` In no pack: ${withoutPack.map(({ rxNumber, doses, first, last }) => `Rx ${rxNumber}, ${doses} ${doses === 1 ? 'dose' : 'doses'} ${first} to ${last}`).join('; ')}.`;
}
