import type { ScriptEvent } from './script-event.js';

const header = { messageId: 'M1', sentAt: '2026-12-01T08:00:00Z', from: 'EHR', to: 'PHARMACY' };
const resident = { facility: 'FAC01', code: 'R1' };
const prescriber = { name: 'Example, Pat', npi: '1234567893' };
const order = { rxNumber: '600001', resident };
const prescription = { prescriber, signature: 'digital' as const, ndc11: '00093721410', directions: { sigText: 'Take 1 tablet by mouth once daily' }, quantity: '30', refills: 5, writtenOn: '2026-12-01', from: '2026-12-02T08:00' };
const answering = { relatesTo: 'M0' };

/** One event of every kind. */
export const someScriptEvents = (): readonly ScriptEvent[] => [
  { kind: 'newRx', ...header, resident, prescription },
  { kind: 'cancelRx', ...header, ...order, at: '2026-12-05T00:00', reason: 'changed therapy' },
  { kind: 'resupply', ...header, ...order },
  { kind: 'drugAdministration', ...header, ...order, action: 'suspend', at: '2026-12-03T08:00', until: '2026-12-05T08:00', reason: 'nothing by mouth' },
  { kind: 'census', ...header, resident, event: 'discharge', at: '2026-12-05T10:00', detail: '' },
  { kind: 'recertification', ...header, ...order, at: '2026-12-05T10:00', prescriber },
  { kind: 'rxRenewalResponse', ...header, ...answering, ...order, outcome: 'approved', reason: '', prescription },
  { kind: 'rxChangeResponse', ...header, ...answering, ...order, outcome: 'denied', reason: 'as written' },
  { kind: 'rxRenewalRequest', ...header, ...order, prescriber },
  { kind: 'rxChangeRequest', ...header, ...order, prescriber, question: 'May the capsule be given instead?' },
  { kind: 'cancelRxResponse', ...header, ...answering, outcome: 'approved', reason: '' },
  { kind: 'rxFill', ...header, ...order, filled: 'dispensed', quantity: '30', on: '2026-12-04' },
  { kind: 'rxTransferRequest', ...header, ...order },
  { kind: 'rxTransferResponse', ...header, ...answering, outcome: 'denied', reason: '' },
  { kind: 'rxTransferConfirm', ...header, ...answering },
  { kind: 'status', ...header, ...answering, outcome: 'pending', reason: 'intake.incomplete', details: [{ about: '/quantity', says: 'Which quantity is prescribed?' }] },
  { kind: 'error', ...header, ...answering, reason: 'unreadable' },
  { kind: 'verify', ...header, ...answering },
  { kind: 'getMessage', ...header },
];
