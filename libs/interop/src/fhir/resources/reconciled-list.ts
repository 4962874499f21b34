import type { List } from 'fhir/r4.js';
import { type Stamp, stamped } from './stamp.js';
import { SYSTEMS } from './systems.js';

/** A reconciliation with what is in each of its rows. */
export interface ReconciledListFacts extends Stamp {
  readonly residentId: string;
  readonly kind: string;
  readonly openedAt: Date;
  readonly isSettled: boolean;
  readonly isWithdrawn: boolean;
  readonly rows: readonly {
    readonly orderIds: readonly string[];
    /** Ids of MedicationStatements. */
    readonly lineIds: readonly string[];
    /** What was decided; where nobody has yet, what is proposed. */
    readonly decision: string;
    readonly isDecided: boolean;
  }[];
}

/** A reconciliation as a list: of each row our orders and the lines that stand against them, with what was decided. */
export function reconciledListResource(list: ReconciledListFacts): List {
  const { residentId, kind, openedAt, isSettled, isWithdrawn, rows } = list;
  const entry = rows.flatMap(({ orderIds, lineIds, decision, isDecided }) => [...orderIds.map((id) => `MedicationRequest/${id}`), ...lineIds.map((id) => `MedicationStatement/${id}`)].map((reference) => ({
    flag: { coding: [{ system: isDecided ? SYSTEMS.decision : SYSTEMS.proposal, code: decision }] }, item: { reference },
  })));
  return {
    resourceType: 'List', ...stamped(list),
    status: isWithdrawn ? 'entered-in-error' : 'current',
    mode: isSettled ? 'snapshot' : 'working',
    title: `Medication reconciliation (${kind})`,
    code: { coding: [{ system: SYSTEMS.loinc, code: '10160-0', display: 'History of Medication use Narrative' }], text: 'Reconciled medication list' },
    subject: { reference: `Patient/${residentId}` },
    date: openedAt.toISOString(),
    ...(entry.length > 0 && { entry }),
  };
}
