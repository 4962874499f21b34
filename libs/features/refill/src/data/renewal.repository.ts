import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** A renewal to be asked of an order's prescriber, with why and until when it is needed. */
export interface NewRenewal {
  readonly facilityId: string;
  readonly wingId: string | null;
  readonly residentId: string;
  readonly orderId: string;
  readonly rule: string;
  /** `no_refills`, or what the look-ahead says will fail. */
  readonly reason: string;
  /** The last day that still goes well, and the first of the window that will fail; null = nothing is left already. */
  readonly neededOn: string | null;
  readonly windowFrom: string | null;
  readonly askedAt: Date;
}

const RenewalRow = z.object({ id: z.string(), asked_at: z.date() });

/** Renewals asked of prescribers: at most one of an order is open. */
export class RenewalRepository {
  constructor(private readonly tx: Tx) {}

  /** Asks now when nobody has; when the prescriber was asked, or null where another transaction ended that in this instant. */
  async ask(renewal: NewRenewal): Promise<Date | null> {
    if (await this.add(renewal, '')) return renewal.askedAt;
    const [open] = await this.tx.query(RenewalRow, `select id, asked_at from renewal_request where order_id = $1 and status in ('asked', 'sent')`, [renewal.orderId]);
    return open?.asked_at ?? null;
  }

  /**
   * Asks ahead of a window unless that is open, was denied, or was approved for this window: then its prescription is on the
   * way. Whether it asked. An answer that never came is asked for again.
   */
  askAhead(renewal: NewRenewal): Promise<boolean> {
    return this.add(renewal, `where not exists (
      select from renewal_request r where r.order_id = $6 and (r.status = 'denied' or (r.status = 'approved' and coalesce(r.window_from, r.asked_at::date) >= least($11::date, $8::timestamptz::date))))`);
  }

  private async add({ facilityId, wingId, residentId, orderId, rule, reason, neededOn, windowFrom, askedAt }: NewRenewal, unless: string): Promise<boolean> {
    const [made] = await this.tx.query(
      RenewalRow,
      `insert into renewal_request (id, tenant_id, facility_id, wing_id, resident_id, order_id, prescriber_id, status, rule, asked_at, asked_by, needed_on, window_from, reason)
       select $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::uuid, (select v.prescriber_id from order_version v where v.order_id = $6 and v.superseded_at is null), 'asked', $7::text, $8::timestamptz,
         $9::uuid, $10::date, $11::date, $12::text ${unless}
       on conflict (order_id) where status in ('asked', 'sent') do nothing returning id, asked_at`,
      [this.tx.newId(), this.tx.actor.tenantId, facilityId, wingId, residentId, orderId, rule, askedAt, this.tx.actor.userId, neededOn, windowFrom, reason],
    );
    if (made === undefined) return false;
    await this.tx.execute(`insert into renewal_step (id, tenant_id, renewal_id, status, by_user) values ($1, $2, $3, 'asked', $4)`, [this.tx.newId(), this.tx.actor.tenantId, made.id, this.tx.actor.userId]);
    await this.tx.audit({ action: 'renewal.ask', subjectKind: 'renewal_request', subjectId: made.id, residentIds: [residentId], detail: { rule, reason } });
    return true;
  }
}
