import { type AccessScope, InvalidInput, Refusal } from '@cyclefill/contracts';
import { findResident, localNow, wireMoment } from '@cyclefill/features/order';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { type ReconciledRow, type ReconciliationView, isSettled, readReconciliation } from '../read/reconciliation-view.js';
import { takeReconciliation } from '../read/take-reconciliation.js';
import { type CarryingOut, carryOut } from './carry-out.js';
import { type DecideRowsRequest, type RowDecision, decisionProblems } from './decision-request.js';
import { trial } from './trial.js';

/** People decide rows, all of a request or none. A decision that could not be carried out now is refused at once; nothing is done before both sides sign. */
@Injectable()
export class DecideRows {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws InvalidInput naming row and field; Refusal `reconciliation.not-found`, `reconciliation.over`, `reconciliation.row-settled`, `reconciliation.row-stopped` */
  execute(actor: Actor & { readonly userId: string }, scope: AccessScope, { id, key }: { readonly id: string; readonly key: string }, request: DecideRowsRequest): Promise<ReconciliationView> {
    const body = { id, ...(JSON.parse(JSON.stringify(request)) as Record<string, string>) };
    return this.uow.run(actor, (tx) => once(tx, { operation: 'reconciliation.decide', key, body }, async () => {
      const { head, rows } = await takeReconciliation(tx, scope, id);
      const resident = await findResident(tx, scope, head.residentId);
      const decided = request.rows.map((given, index) => ({ given, row: rowOf(rows, given, index) }));
      const problems = decided.flatMap(({ given, row }, index) => decisionProblems(given, { ours: row.ours.length, differs: row.types[0] !== 'SAME' }).map(({ pointer, rule }) => ({ pointer: `/rows/${index}${pointer}`, rule: `of row ${row.position} ${rule}` })));
      if (problems.length > 0) throw new InvalidInput(problems);
      await trial(tx, () => tryAll(tx, { scope, residentId: head.residentId, now: wireMoment(localNow(resident.now, resident.zone)) }, decided));
      for (const { given } of decided) await write(tx, head.facilityId, id, given);
      await tx.audit({ action: 'reconciliation.decide', subjectKind: 'reconciliation', subjectId: id, residentIds: [head.residentId], detail: { rows: decided.length } });
      return readReconciliation(tx, scope, id);
    }));
  }
}

function rowOf(rows: readonly ReconciledRow[], { position }: RowDecision, index: number): ReconciledRow {
  const row = rows.find((one) => one.position === position);
  if (row === undefined) throw new InvalidInput([{ pointer: `/rows/${index}/position`, rule: `names no row: there are ${rows.length}` }]);
  if (row.decided !== null && row.decided.orders !== null && isSettled(row)) throw new Refusal('reconciliation.row-settled', { problems: [{ pointer: `/rows/${index}`, rule: `row ${position} was signed and carried out: what comes after is a change of its orders` }] });
  return row;
}

async function tryAll(tx: Tx, at: CarryingOut, decided: readonly { readonly given: RowDecision; readonly row: ReconciledRow }[]): Promise<void> {
  for (const { given, row } of decided) await carryOut(tx, at, { position: given.position, decision: given.decision, reason: given.reason, command: given, ours: row.ours });
}

async function write(tx: Tx, facilityId: string, reconciliationId: string, { position, decision, intent, reason, ...command }: RowDecision): Promise<void> {
  await tx.execute(
    `insert into reconciliation_decision (id, tenant_id, facility_id, reconciliation_id, position, number, decision, intent, reason, command, decided_at, decided_by)
     values ($1, $2, $3, $4, $5, (select coalesce(max(d.number), 0) + 1 from reconciliation_decision d where d.reconciliation_id = $4 and d.position = $5), $6, $7, $8, $9, now(), $10)`,
    [tx.newId(), tx.actor.tenantId, facilityId, reconciliationId, position, decision, intent ?? null, reason, JSON.stringify(command), tx.actor.userId],
  );
}
