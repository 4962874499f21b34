// Records of residents who are nobody: 20 orders with one to four hours each, real product names, a month of 31 days.
import { FORMULARY } from '../../dist/libs/sample/src/index.js';

const HOURS = ['0800', '1200', '1700', '2100'];
const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const ORDERS = 20;
const DAYS = Array.from({ length: 31 }, (_, index) => ({ number: index + 1, weekday: WEEKDAYS[(index + 1) % 7], weekStart: (index + 1) % 7 === 6 }));

/** Most orders are daily; some every other day, some end in the month. */
function stateOf(order, day) {
  if (order % 7 === 3) return day % 2 === 0 ? 'due' : 'not_due';
  return order % 7 === 5 && day > 14 ? 'after_stop' : 'due';
}

function blockOf(resident, order) {
  const product = FORMULARY[(resident * 7 + order * 11) % FORMULARY.length];
  const hours = HOURS.slice(0, 1 + (order % 4));
  const cells = DAYS.map(({ number }) => stateOf(order, number));
  const due = cells.filter((cell) => cell === 'due').length;
  return {
    drug: { name: product.name, strength: product.strength, form: product.form.toLowerCase() }, badge: 'PACK', schedule: null, asWritten: false,
    directions: `Give 1 by mouth ${['once', 'twice', 'three times', 'four times'][hours.length - 1]} a day with a full glass of water.`,
    purpose: 'For a chronic condition.', steps: [], reference: [`Rx ${700_001 + resident * ORDERS + order} · start 02/04/2026 · stop open`, 'Sato, Keiko PA-C · white tablet'],
    rows: hours.map((hour) => ({ hour, dose: '1 tab', kind: 'dose', cells, due, edges: [], tags: [] })), total: `${due * hours.length} doses`,
  };
}

/** The record of one resident, by number. */
export function marModel(resident) {
  return {
    kind: 'mar', paper: 'letter', record: 'medication', title: 'December 2026', days: DAYS, prn: [], omissions: [], footnotes: [], spareBlocks: 0,
    identity: { id: `MAR-2026-12-FAC01-R${resident}`, revision: 1, replaces: null, orderSetHash: '40d80f30', generatedAt: '12/01/2026 0412 UTC-05:00', createdAt: '2026-12-01T09:12:00.000Z' },
    resident: {
      name: `RESIDENT, Number ${resident}`, dateOfBirth: '04/23/1939', age: '87 y', sex: 'F', room: `South ${100 + (resident % 300)}-A`, recordNumber: `FAC01-R${resident}`,
      allergies: { kind: 'known', items: ['Penicillin (rash)', 'Aspirin (GI bleed)'] }, diagnoses: ['hypertension I10', 'GERD K21.9', 'osteoporosis M81.0'],
      codeStatus: null, attending: 'Sato, Keiko PA-C', facility: 'Maple Grove Care Center', pharmacy: 'Pharmacy 555-0199', nameAlert: false,
    },
    sections: [{ title: 'SCHEDULED, IN PACK', blocks: Array.from({ length: ORDERS }, (_, order) => blockOf(resident, order)) }],
  };
}
