import type { CreditRule, ReturnRule } from '@cyclefill/domain/refill';
import { ADDED_VERSION, type Actor, type NamedChange, type Tx, UnitOfWork, holdAdded, once } from '@cyclefill/platform/database';
import { InvalidInput } from '@cyclefill/contracts';
import { parseDay } from '@cyclefill/domain/kernel';
import { isUsState } from '@cyclefill/domain/law';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

const common = {
  scope: z.string().regex(/^[A-Z0-9_]{1,64}$/u, 'is no code of capital letters, digits and _'), source: z.string().trim().min(1).max(200).describe('the rule or contract that says so'), effectiveFrom: z.iso.date(),
};
/** What a state allows of returns (R142, R144), or what a payer credits (R145). */
export const setReturnRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('state'), ...common, reuseAllowed: z.boolean(), controlledAllowed: z.boolean().default(false), withinDays: z.int().min(0).max(366) }),
  z.strictObject({ kind: z.literal('payer'), ...common, creditAllowed: z.boolean(), handlingFeeCents: z.int().min(0).max(1_000_000).default(0) }),
]).meta({ id: 'SetReturnRule' });
export type SetReturnRuleRequest = z.output<typeof setReturnRuleSchema>;

/** A rule with the version to say when what is known of its state or payer is changed. */
export const listedReturnRuleSchema = z.object({
  kind: z.enum(['state', 'payer']), scope: z.string(), source: z.string(), effectiveFrom: z.iso.date(), reuseAllowed: z.boolean(), controlledAllowed: z.boolean(), withinDays: z.int(), creditAllowed: z.boolean(),
  handlingFeeCents: z.int(), version: z.int().describe('of its state or payer, for If-Match; of one that is not listed 0'),
}).meta({ id: 'ReturnRule' });
export type ListedReturnRule = z.output<typeof listedReturnRuleSchema>;

const LISTED = `
select r.kind, r.scope, r.source, r.effective_from::text as "effectiveFrom", r.reuse_allowed as "reuseAllowed", r.controlled_allowed as "controlledAllowed", r.within_days as "withinDays",
  r.credit_allowed as "creditAllowed", r.handling_fee_cents as "handlingFeeCents", (select ${ADDED_VERSION} from return_rule a where a.kind = r.kind and a.scope = r.scope) as version
from return_rule r where r.tenant_id = $1 and r.superseded_at is null order by r.kind, r.scope collate "C", r.effective_from`;

const NOTHING: ReturnRule & CreditRule = { reuseAllowed: false, controlledAllowed: false, withinDays: 0, creditAllowed: false, handlingFeeCents: 0 };

/** Records what a state or a payer says, with its source; what was said for the same day before is closed, never edited. */
@Injectable()
export class SetReturnRule {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** What holds or will hold, by kind, scope and day. */
  list(actor: Actor): Promise<ListedReturnRule[]> {
    return this.uow.run(actor, (tx) => tx.query(listedReturnRuleSchema, LISTED, [actor.tenantId]));
  }

  /** @throws InvalidInput; Refusal row.stale, request.key-reused */
  execute(actor: Actor, { key, readVersion }: NamedChange, request: SetReturnRuleRequest): Promise<unknown> {
    const { kind, scope, source, effectiveFrom, ...says } = request;
    if (parseDay(effectiveFrom) === null) throw new InvalidInput([{ pointer: '/effectiveFrom', rule: 'is no day of the calendar' }]);
    if (kind === 'state' && !isUsState(scope)) throw new InvalidInput([{ pointer: '/scope', rule: 'is no state of the United States, such as MA' }]);
    const rule = { ...NOTHING, ...says };
    return this.uow.run(actor, (tx) => once(tx, { operation: 'return-rule.set', key, body: { ...request } }, async () => {
      // Of two for one day the second waits and closes the first.
      await holdAdded(tx, { tables: ['return_rule'], of: { kind, scope } }, readVersion);
      await tx.execute('update return_rule set superseded_at = now() where kind = $1 and scope = $2 and effective_from = $3 and superseded_at is null', [kind, scope, effectiveFrom]);
      const id = tx.newId();
      await tx.execute(
        `insert into return_rule (id, tenant_id, kind, scope, reuse_allowed, controlled_allowed, within_days, credit_allowed, handling_fee_cents, source, effective_from, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now(), $12)`,
        [id, actor.tenantId, kind, scope, rule.reuseAllowed, rule.controlledAllowed, rule.withinDays, rule.creditAllowed, rule.handlingFeeCents, source, effectiveFrom, actor.userId],
      );
      await tx.audit({ action: 'return-rule.set', subjectKind: 'return_rule', subjectId: id, detail: { kind, scope } });
      return null;
    }));
  }
}

const RuleRow = z.object({
  kind: z.enum(['state', 'payer']), reuse_allowed: z.boolean(), controlled_allowed: z.boolean(), within_days: z.number(), credit_allowed: z.boolean(), handling_fee_cents: z.number(),
});

/** What holds on a day for a state and a payer: nothing is allowed and nothing credited that nobody recorded. */
export async function readReturnRule(tx: Tx, state: string, payer: string, on: string): Promise<ReturnRule & CreditRule> {
  const rows = await tx.query(
    RuleRow,
    `select distinct on (kind) kind, reuse_allowed, controlled_allowed, within_days, credit_allowed, handling_fee_cents from return_rule
     where superseded_at is null and effective_from <= $3 and (kind = 'state' and scope = $1 or kind = 'payer' and scope = $2) order by kind, effective_from desc`,
    [state, payer, on],
  );
  const [ofState, ofPayer] = (['state', 'payer'] as const).map((kind) => rows.find((row) => row.kind === kind));
  return {
    ...NOTHING,
    ...(ofState && { reuseAllowed: ofState.reuse_allowed, controlledAllowed: ofState.controlled_allowed, withinDays: ofState.within_days }),
    ...(ofPayer && { creditAllowed: ofPayer.credit_allowed, handlingFeeCents: ofPayer.handling_fee_cents }),
  };
}
