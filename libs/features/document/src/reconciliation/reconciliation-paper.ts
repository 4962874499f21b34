import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { type FormRow, type Paper, type ReconciliationFormInput, buildReconciliationForm, buildReconciliationQuestions } from '@cyclefill/domain/documents';
import { type Day, type EpochMinute, type LocalDate, type LocalMinute, Zone, addDays, day, invariant } from '@cyclefill/domain/kernel';
import { readFacilitySnapshot } from '@cyclefill/features/fill';
import { type ReconciledEntry, type ReconciledRow, type ReconciliationView, readReconciliation } from '@cyclefill/features/reconciliation';
import { type RenderedPdf, renderPrescriberPage, renderReconciliationForm } from '@cyclefill/pdf';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { makingOf } from '../build-papers/making.js';
import { residentPages } from '../build-papers/resident-pages.js';
import { readMainPrescriber } from '../print-context/main-prescriber.query.js';
import type { PrintContext } from '../print-context/print-context.js';
import { readPrintContext } from '../print-context/print-context.query.js';

const LastRow = z.object({ at: z.date(), steps: z.int() });

// Whatever was decided or signed makes the form another: it is drawn by the knowledge of the last of it, and numbered by how often there was something.
const LAST = `
select greatest(c.opened_at, c.settled_at, max(s.at)) as at, count(distinct s.at)::int + (c.withdrawn <> '')::int as steps from reconciliation c left join (
  select reconciliation_id, decided_at as at from reconciliation_decision union all select reconciliation_id, signed_at from reconciliation_signature) s on s.reconciliation_id = c.id
where c.id = $1 group by c.id`;

/** A drawn paper of a reconciliation; its name is for a file. */
export type ReconciliationFile = RenderedPdf & { readonly residentId: string; readonly name: string };

interface Source {
  readonly input: ReconciliationFormInput;
  readonly pharmacy: PrintContext['facility']['pharmacy'];
  /** The prescriber of most orders; '' = none is on record. */
  readonly prescriber: string;
  readonly residentId: string;
}

const entryText = ({ drug, strength, form, sig }: ReconciledEntry): string => `${[drug, strength, form].filter((part) => part !== '').join(' ')}${sig === '' ? '' : `: ${sig}`}`;

function rowOf(local: (at: string) => LocalMinute): (row: ReconciledRow) => FormRow {
  return ({ ours, theirs, decided, position, level, basis, types, highAlert }) => ({
    position, level, basis, types, highAlert, ours: ours.map(entryText), theirs: theirs.map(entryText),
    decided: decided && { decision: decided.decision, intent: decided.intent, reason: decided.reason, by: decided.decidedBy.name, at: local(decided.decidedAt), carriedOut: decided.orders !== null },
  });
}

async function readSource(tx: Tx, scope: AccessScope, id: string, asked: Paper | null): Promise<Source> {
  const { head, rows, digest, signatures }: ReconciliationView = await readReconciliation(tx, scope, id);
  const [last] = await tx.query(LastRow, LAST, [id]);
  invariant(last !== undefined, 'a reconciliation is gone');
  const known = last.at;
  const on = Math.floor(known.getTime() / 86_400_000) as Day;
  const { snapshot } = await readFacilitySnapshot(tx, head.facilityId, { from: on, to: addDays(on, 1) }, { asOf: known, knownAt: known });
  const print = await readPrintContext(tx, head.facilityId, known);
  const facts = snapshot.residents.get(head.residentId);
  invariant(facts !== undefined, 'a reconciliation without its resident');
  const prescriber = await readMainPrescriber(tx, head.residentId, known);
  const { settings, zone: zoneName, pharmacy } = print.facility;
  const zone = Zone.of(zoneName);
  const local = (at: string): LocalMinute => zone.toLocal(Math.floor(Date.parse(at) / 60_000) as EpochMinute);
  const revision = last.steps + 1;
  return {
    residentId: head.residentId, pharmacy, prescriber,
    input: {
      paper: asked ?? settings.paper, pharmacy: [pharmacy.name, pharmacy.phone].join(' '), resident: residentPages(print, snapshot.residents, snapshot.batch.asOf)(facts),
      identity: { ...makingOf(known, zoneName, { revision, replaces: revision > 1 ? revision - 1 : null }, settings.dates), id: `RECONCILE-${id.slice(-8).toUpperCase()}`, orderSetHash: digest.slice(0, 8) },
      kind: head.kind, source: head.source, openedAt: local(head.openedAt), dueOn: day(head.dueOn as LocalDate), settledAt: head.settledAt === null ? null : local(head.settledAt), withdrawn: head.withdrawn,
      rows: rows.map(rowOf(local)), signatures: signatures.map(({ side, by, at }) => ({ side, by: by.name, at: local(at) })),
    },
  };
}

/** Form of a reconciliation and page of its questions (R305), drawn from what is recorded: the same bytes until something is decided, signed or withdrawn. */
@Injectable()
export class ReconciliationPaper {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @param paper null = as the facility has chosen. @throws Refusal reconciliation.not-found */
  async form(actor: Actor, scope: AccessScope, id: string, paper: Paper | null): Promise<ReconciliationFile> {
    const { input, residentId } = await this.read(actor, scope, id, paper);
    return { ...(await renderReconciliationForm(buildReconciliationForm(input))), residentId, name: `reconciliation-${id}` };
  }

  /** The page to the prescriber of most of the resident's orders. @throws Refusal reconciliation.not-found, reconciliation.nothing-asked */
  async questions(actor: Actor, scope: AccessScope, id: string, paper: Paper | null): Promise<ReconciliationFile> {
    const { input, pharmacy, prescriber, residentId } = await this.read(actor, scope, id, paper);
    const model = buildReconciliationQuestions({ ...input, identity: { ...input.identity, id: input.identity.id.replace('RECONCILE', 'ASK') } }, pharmacy, prescriber === '' ? 'the prescriber' : prescriber);
    if (model.questions.length === 0) throw new Refusal('reconciliation.nothing-asked');
    return { ...(await renderPrescriberPage(model)), residentId, name: `reconciliation-questions-${id}` };
  }

  private read(actor: Actor, scope: AccessScope, id: string, paper: Paper | null): Promise<Source> {
    return this.uow.run(actor, (tx) => readSource(tx, scope, id, paper), { isolation: 'REPEATABLE READ' });
  }
}
