import { type AccessScope, InvalidInput, Refusal, type RefusalCode } from '@cyclefill/contracts';
import { assertNever, invariant } from '@cyclefill/domain/kernel';
import type { Decision } from '@cyclefill/domain/reconciliation';
import { changeOrder, discontinueOrder, holdOrder, openOrder } from '@cyclefill/features/order';
import type { Tx } from '@cyclefill/platform/database';
import type { ReconciledEntry } from '../read/reconciliation-view.js';
import type { DecisionCommand } from './decision-request.js';

/** A decision as it is carried out. */
export interface StandingDecision {
  readonly position: number;
  readonly decision: Decision;
  readonly reason: string;
  readonly command: DecisionCommand;
  /** Our side of its row. */
  readonly ours: readonly ReconciledEntry[];
}

/** Where and when decisions are carried out. */
export interface CarryingOut {
  readonly scope: AccessScope;
  readonly residentId: string;
  /** The wall clock of the facility, `2026-12-07T08:00`: from when a decision bites that says no moment. */
  readonly now: string;
}

const TOLD: Readonly<Partial<Record<RefusalCode, string>>> = {
  'row.stale': 'its order was changed since it was compared: withdraw this reconciliation and compare the list anew',
  'order.stopped': 'its order has ended by then',
  'order.hold-overlaps': 'its order is on hold at that time already',
  'order.rx-taken': 'the Rx number is taken: give another',
};

/**
 * Carries one decision out by the commands on orders. A decision about an order that was changed since it was compared is refused, whatever it says: nobody has seen what it would do.
 * @returns the orders it touched @throws InvalidInput, Refusal `reconciliation.row-stopped`, both naming the row
 */
export async function carryOut(tx: Tx, at: CarryingOut, decided: StandingDecision): Promise<readonly string[]> {
  try {
    await checkUnchanged(tx, decided.ours);
    return await command(tx, at, decided);
  } catch (error) {
    const pointer = `/rows/${decided.position}`;
    if (error instanceof InvalidInput) throw new InvalidInput(error.problems.map((problem) => ({ ...problem, pointer: `${pointer}${problem.pointer}` })), { cause: error });
    if (error instanceof Refusal) throw new Refusal('reconciliation.row-stopped', { cause: error, problems: error.problems ?? [{ pointer, rule: TOLD[error.code] ?? `is refused: ${error.code}` }] });
    throw error;
  }
}

async function checkUnchanged(tx: Tx, ours: readonly ReconciledEntry[]): Promise<void> {
  const stale = await tx.execute(
    'select from unnest($1::uuid[], $2::int[]) as t(order_id, version) where not exists (select from order_version v where v.order_id = t.order_id and v.version = t.version and v.superseded_at is null)',
    [ours.map(({ ref }) => ref), ours.map(({ version }) => version ?? 0)],
  );
  if (stale > 0) throw new Refusal('row.stale');
}

async function command(tx: Tx, { scope, residentId, now }: CarryingOut, { decision, reason, command: { at, until, directions, order }, ours }: StandingDecision): Promise<readonly string[]> {
  const targets = ours.map(({ ref, version }) => ({ orderId: ref, readVersion: version ?? 0 }));
  const stop = async (from: string): Promise<readonly string[]> => {
    const stopped: string[] = [];
    for (const target of targets) stopped.push((await discontinueOrder(tx, scope, target, { at: from, reason })).orderId);
    return stopped;
  };
  switch (decision) {
    case 'continue':
    case 'ask-prescriber': return [];
    case 'stop':
    case 'not-taking': return stop(at ?? now);
    case 'hold': {
      const [target] = targets;
      invariant(target !== undefined, 'a hold without an order');
      return [(await holdOrder(tx, scope, target, { from: at ?? now, ...(until !== undefined && { to: until }), reason })).orderId];
    }
    case 'new':
    case 'change': {
      const [target] = targets;
      if (directions !== undefined && target !== undefined) return [(await changeOrder(tx, scope, target, { at: at ?? now, reason, directions })).orderId];
      invariant(order !== undefined, 'a decision without its order');
      const stopped = await stop(order.content.from ?? now);
      const opened = await openOrder(tx, scope, { ...order, reason, content: { ...order.content, residentId } });
      return [...stopped, opened.orderId];
    }
    default: return assertNever(decision);
  }
}
