import { type AccessScope, type ChangeSince, type InputProblem, Refusal, type RefusalCode, type Role } from '@cyclefill/contracts';
import type { JsonValue } from '@cyclefill/domain/kernel';
import type { LivingPack, PackDrift } from '@cyclefill/features/pack';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PackLife } from '../pack-life/pack-life.js';

/** Who is at the bench. */
export interface PackCaller {
  readonly actor: Actor;
  readonly scope: AccessScope;
  readonly role: Role;
}

/** What is asked for, of which pack. */
export interface PackRequest {
  /** Also what the audit calls it. */
  readonly operation: string;
  readonly key: string;
  readonly packId: string;
  /** The version that the caller has read: of the pack, or of the one order where the command is about that alone. */
  readonly readVersion: number;
  readonly orderId?: string;
  readonly body: JsonValue;
}

/** A pack that a command has in hand, locked. */
export interface TakenPack {
  readonly tx: Tx;
  readonly life: PackLife;
  readonly pack: LivingPack;
  readonly drift: PackDrift | null;
  /** The person; a command of the bench has one. */
  readonly person: string;
}

const VersionRow = z.object({ row_version: z.int() });
const EventRow = z.object({ kind: z.string(), by: z.string().nullable(), at: z.date(), orderId: z.string().nullable() });
const problem = z.object({ pointer: z.string(), rule: z.string() });
const answerSchema = z.object({ refused: z.string().nullable(), problems: z.array(problem).optional() });

/** Why a command is not done: a code, with what exactly is against it where the code does not say it all. */
export type PackRefusal = RefusalCode | { readonly code: RefusalCode; readonly problems: readonly InputProblem[] };

/**
 * Runs one command on one pack: once for each key, on the version that was read, under the pack's lock, with its audit row. A refusal that a rule gives is told after the commit, so that
 * what was found on the way, a pack out of date, a near miss, is kept.
 */
@Injectable()
export class PackCommand {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal pack.not-found, pack.order-not-found, row.stale with what others did, and what `work` refuses */
  async run({ actor, scope }: PackCaller, request: PackRequest, work: (taken: TakenPack) => Promise<PackRefusal | null>): Promise<void> {
    const { operation, key, packId, orderId, readVersion, body } = request;
    const answer = await this.uow.run(actor, (tx) => once(tx, { operation, key, body: { packId, orderId: orderId ?? null, body } }, async () => {
      const life = tx.get(PackLife);
      if ((await life.find(scope, { id: packId })) === null) throw new Refusal('pack.not-found');
      // What concerns one order alone changes nothing that leads the pack on: it need not stop the writers of orders.
      const { pack, drift } = await life.take(packId, { hold: orderId === undefined });
      const version = orderId === undefined ? pack.rowVersion : await this.orderVersion(tx, packId, orderId);
      if (version !== readVersion) throw new Refusal('row.stale', { since: await this.since(tx, packId, orderId, readVersion) });
      const refusal = await work({ tx, life, pack, drift, person: actor.userId ?? '' });
      const [refused, problems] = refusal === null || typeof refusal === 'string' ? [refusal] : [refusal.code, refusal.problems.map((one) => ({ ...one }))];
      await tx.audit({ action: operation, subjectKind: 'pack', subjectId: packId, residentIds: [pack.residentId], ...(refused !== null && { outcome: 'refused', detail: { code: refused } }) });
      return { refused, ...(problems !== undefined && { problems }) };
    }));
    const { refused, problems } = answerSchema.parse(answer);
    if (refused !== null) throw new Refusal(refused as RefusalCode, { problems });
  }

  private async orderVersion(tx: Tx, packId: string, orderId: string): Promise<number> {
    const [row] = await tx.query(VersionRow, 'select row_version from pack_order where pack_id = $1 and order_id = $2 for update', [packId, orderId]);
    if (row === undefined) throw new Refusal('pack.order-not-found');
    return row.row_version;
  }

  /** What others did to a pack after a version of it, or to an order in it. */
  private async since(tx: Tx, packId: string, orderId: string | undefined, version: number): Promise<readonly ChangeSince[]> {
    const rows = await tx.query(
      EventRow,
      `select kind, by_user as by, at, order_id as "orderId" from pack_event
       where pack_id = $1 and kind <> 'scanned' and case when $2::uuid is null then row_version > $3 else order_id = $2 or to_state <> from_state end order by row_version desc, id desc limit 20`,
      [packId, orderId ?? null, version],
    );
    return rows.toReversed().map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}
