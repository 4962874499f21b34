import { timesMilli } from '@cyclefill/domain/kernel';
import { countText, unitText } from '@cyclefill/domain/sig';
import type { CompoundingRecordModel } from './compounding-record.model.js';
import type { DateStyle, DocumentIdentity, Paper } from './document-frame.js';
import { type OrderPrint, directionsOf, drugLine } from './order-print.js';
import { type Prepared, STORAGE_WORDS, clockDate, ingredientAmount } from './prepared.js';
import { dateText } from './print-dates.js';
import { type ResidentPrint, printedName } from './resident-print.js';

/** Everything a compounding record is made of. */
export interface CompoundingRecordInput {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly resident: ResidentPrint;
  readonly order: OrderPrint;
  readonly prepared: Prepared;
}

function stopOf({ checked }: Prepared): string | null {
  if (checked === null) return 'NOT CHECKED: no pharmacist has let it go yet.';
  return checked.rejected === null ? null : `REJECTED: ${checked.rejected}. Do not use it.`;
}

function factsOf(prepared: Prepared, order: OrderPrint, dates: DateStyle | undefined): CompoundingRecordModel['facts'] {
  const { checked } = prepared;
  return [
    { label: 'Made', value: `${prepared.count} of ${prepared.makes}` }, { label: 'Prepared by', value: `${prepared.preparedBy}, ${clockDate(prepared.preparedAt, dates)}` },
    ...(checked === null ? [] : [{ label: checked.rejected === null ? 'Checked by' : 'Rejected by', value: `${checked.by}, ${clockDate(checked.at, dates)}` }]),
    { label: 'Use before', value: clockDate(prepared.beyondUseAt, dates) }, { label: 'Dated by', value: prepared.beyondUseSource }, { label: 'Storage', value: STORAGE_WORDS[prepared.storage] },
    { label: 'Route', value: prepared.route }, ...(prepared.rate === '' ? [] : [{ label: 'Rate', value: prepared.rate }]), { label: 'Directions', value: directionsOf(order).text },
    ...(prepared.cautions.length === 0 ? [] : [{ label: 'Cautions', value: prepared.cautions.join('; ') }]),
  ];
}

/** The compounding record: what the formula asks for, what was measured of which lots, each step, who made and checked it, until when it may be used. */
export function buildCompoundingRecord({ paper, identity, resident, order, prepared }: CompoundingRecordInput): CompoundingRecordModel {
  const { dates } = identity;
  return {
    kind: 'compounding-record', paper, identity, title: `${prepared.formula.name}  ${prepared.code}`, stop: stopOf(prepared), steps: prepared.steps, facts: factsOf(prepared, order, dates),
    about: [
      `${printedName(resident.familyName, resident.givenName)} · DOB ${dateText(resident.dateOfBirth, dates)} · ${resident.room} · ${resident.recordNumber}`,
      `Rx ${order.rxNumber} · ${drugLine(order.product)} · ${order.prescriber} · ${resident.facility}`, `formula ${prepared.formula.code} from ${prepared.formula.from} · ${resident.pharmacy}`,
    ],
    ingredients: prepared.ingredients.map((one) => {
      const needed = timesMilli(one.amount, prepared.count);
      return {
        name: one.name, amount: [`${countText(needed)} ${unitText(needed, one.unit)}`, ...(one.labelled === '' ? [] : [`${ingredientAmount(one)} in each`])].join(', '),
        taken: one.taken.map(({ container, ndc, lot, expires, amount }) => `${countText(amount)} ${unitText(amount, one.unit)} measured · NDC ${ndc} · lot ${lot} · expires ${expires} · ${container}`),
      };
    }),
  };
}
