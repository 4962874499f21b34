import { asksRenewal } from '@cyclefill/domain/cycle-fill';
import { LookAhead, type LookAheadWindow } from '@cyclefill/features/fill';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { RenewalRepository } from '../data/renewal.repository.js';

/** What was asked for ahead of a facility's windows. */
export interface AskedRenewals {
  /** Orders that will fail without a new prescription in windows whose build is near. */
  readonly needed: number;
  /** Of these, how many the prescriber is asked for now. */
  readonly asked: number;
}

/** Asks prescribers for the renewals that the look-ahead names, ten days before each build (R113). The same list however often it is asked for: an order is asked for once while that is open. */
@Injectable()
export class AskRenewals {
  private readonly lookAhead: LookAhead;

  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {
    this.lookAhead = new LookAhead(uow);
  }

  /** What will fail in the windows that are near. A dry run of the engine, so it is read before anything is written. */
  read(actor: Actor, facilityId: string, asOf: Date | null): Promise<readonly LookAheadWindow[]> {
    return this.lookAhead.execute(actor, 'pharmacy', { facilityId, asOf, dueOnly: true });
  }

  /** Asks for what was read, in the caller's transaction. */
  async write(tx: Tx, facilityId: string, windows: readonly LookAheadWindow[], asOf: Date | null): Promise<AskedRenewals> {
    const askedAt = asOf ?? (await tx.now());
    const seen = new Set<string>();
    let asked = 0;
    for (const { windowFrom, items } of windows) {
      for (const { orderId, residentId, wingId, rule, kind, on, ask } of items) {
        if (!asksRenewal(ask) || seen.has(orderId)) continue;
        seen.add(orderId);
        if (await tx.get(RenewalRepository).askAhead({ facilityId, wingId, residentId, orderId, rule, reason: kind, neededOn: on, windowFrom, askedAt })) asked += 1;
      }
    }
    return { needed: seen.size, asked };
  }

  /** @throws Refusal facility.not-found */
  async execute(actor: Actor, facilityId: string, asOf: Date | null): Promise<AskedRenewals> {
    const windows = await this.read(actor, facilityId, asOf);
    return this.uow.run(actor, (tx) => this.write(tx, facilityId, windows, asOf));
  }
}
