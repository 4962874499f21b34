import type { AccessScope } from '@cyclefill/contracts';
import { addDays, dayOf, formatDay } from '@cyclefill/domain/kernel';
import { KINDS_BEFORE_SUPPLY, type ListEntry, type ReconciliationKind, type ReconciliationRow, drugCatalogue, reconcileLists } from '@cyclefill/domain/reconciliation';
import { FacilityInputs } from '@cyclefill/features/facility';
import { readComparableProducts } from '@cyclefill/features/formulary';
import { findResident, localNow } from '@cyclefill/features/order';
import { type CsvIssue, IssueList, type SourceFile } from '@cyclefill/interop/csv';
import { type ReceivedList, readReceivedList } from '@cyclefill/interop/medication-list';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { allergiesNotKnown } from '../read/allergies-not-known.query.js';
import { ofAnotherPerson } from '../read/of-another-person.query.js';
import { type LIST_SOURCES, type ReconciledEntry, type ReconciledRow, readReconciliation } from '../read/reconciliation-view.js';
import { readOurList } from './our-list.query.js';

export interface ListReceived {
  readonly residentId: string;
  readonly kind: ReconciliationKind;
  readonly source: (typeof LIST_SOURCES)[number];
  readonly file: SourceFile;
}

/** What opening came to. Refused: the file has errors, and nothing was kept. */
export type OpenedReconciliation =
  | { readonly outcome: 'opened'; readonly id: string; readonly dueOn: string; readonly rows: readonly ReconciledRow[]; readonly notices: readonly CsvIssue[] }
  | { readonly outcome: 'refused'; readonly errors: readonly CsvIssue[]; readonly errorCount: number; readonly notices: readonly CsvIssue[] };

const entryOf = ({ id, drug, strength, form, sig, version }: ListEntry & { readonly version?: number }): ReconciledEntry => ({ ref: id, drug, strength, form, sig, ...(version !== undefined && { version }) });

/** A list that came for a resident is kept as received and held against our own orders (R301–R309); what differs holds up the resident's cycle supply until it is settled (R305). */
@Injectable()
export class OpenReconciliation {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal `resident.not-found`, `request.key-reused` */
  async execute(actor: Actor, scope: AccessScope, key: string, { residentId, kind, source, file }: ListReceived): Promise<OpenedReconciliation> {
    const findings = { errors: new IssueList(), notices: new IssueList() };
    const list = readReceivedList(file, findings);
    const notices = findings.notices.list();
    if (findings.errors.count > 0) return { outcome: 'refused', errors: findings.errors.list(), errorCount: findings.errors.count, notices };
    const opened = await this.uow.run(actor, (tx) => once(tx, { operation: 'reconciliation.open', key, body: { residentId, kind, source, received: list.text } }, () => openReconciliation(tx, scope, { residentId, kind, source, list })));
    return this.uow.run(actor, async (tx) => {
      const { rows } = await readReconciliation(tx, scope, opened.id);
      const strange = await ofAnotherPerson(tx, { residentId, list, file: file.name });
      const allergies = await allergiesNotKnown(tx, { residentId, list, file: file.name });
      return { outcome: 'opened', ...opened, rows, notices: [...strange, ...allergies, ...notices] };
    });
  }
}

/** {@link OpenReconciliation} as a part of another act, of a list that was read. @throws Refusal `resident.not-found` */
export async function openReconciliation(tx: Tx, scope: AccessScope, { residentId, kind, source, list }: Omit<ListReceived, 'file'> & { readonly list: ReceivedList }): Promise<{ readonly id: string; readonly dueOn: string }> {
  const resident = await findResident(tx, scope, residentId);
  const at = localNow(resident.now, resident.zone);
  const ours = await readOurList(tx, residentId, at);
  const theirs = list.entriesOn(formatDay(dayOf(at)));
  const { rows } = reconcileLists(ours, theirs, drugCatalogue(await readComparableProducts(tx)));
  const id = tx.newId();
  // Clinically significant issues reach the prescriber, and are acted on, by midnight of the next calendar day.
  const dueOn = formatDay(addDays(dayOf(at), 1));
  await tx.execute(
    'insert into reconciliation (id, tenant_id, facility_id, resident_id, kind, source, received, opened_at, opened_by, due_on) values ($1, $2, $3, $4, $5, $6, $7, now(), $8, $9)',
    [id, tx.actor.tenantId, resident.facilityId, residentId, kind, source, list.text, tx.actor.userId, dueOn],
  );
  const of = (entries: readonly (ListEntry & { readonly version?: number })[], ids: readonly string[]): readonly ReconciledEntry[] => entries.filter((entry) => ids.includes(entry.id)).map(entryOf);
  const kept = rows.map((row) => ({ ...row, ours: of(ours, row.left), theirs: of(theirs, row.right) }));
  for (const [index, row] of kept.entries()) await writeRow(tx, { reconciliationId: id, facilityId: resident.facilityId, position: index + 1 }, row);
  if (kept.every(({ accepted }) => accepted)) await tx.execute('update reconciliation set settled_at = now() where id = $1', [id]);
  else if (KINDS_BEFORE_SUPPLY.includes(kind)) await tx.get(FacilityInputs).residentsMoved(resident.facilityId, [residentId]);
  await tx.audit({ action: 'reconciliation.open', subjectKind: 'reconciliation', subjectId: id, residentIds: [residentId], detail: { kind, source, rows: rows.length } });
  return { id, dueOn };
}

type KeptRow = ReconciliationRow & { readonly ours: readonly ReconciledEntry[]; readonly theirs: readonly ReconciledEntry[] };

async function writeRow(tx: Tx, { reconciliationId, facilityId, position }: { readonly reconciliationId: string; readonly facilityId: string; readonly position: number }, row: KeptRow): Promise<void> {
  await tx.execute(
    'insert into reconciliation_row (id, tenant_id, facility_id, reconciliation_id, position, ours, theirs, level, basis, types, proposed, high_alert, status) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)',
    [tx.newId(), tx.actor.tenantId, facilityId, reconciliationId, position, JSON.stringify(row.ours), JSON.stringify(row.theirs), row.level, row.basis, row.types, row.proposed, row.highAlert, row.accepted ? 'accepted' : 'open'],
  );
}
