import { type MarInput, type MarModel, type OrderSheetModel, type Paper, type RecordKind, type CalibrationModel, buildCalibration, buildMar, buildOrderSheet, monthDays } from '@cyclefill/domain/documents';
import { type Milli, type MinuteOfDay, ONE_UNIT, day } from '@cyclefill/domain/kernel';
import { CARD_31 } from '@cyclefill/domain/packing';
import { buildPassSchedule } from '@cyclefill/domain/regimen';
import { AN_IDENTITY, A_RESIDENT, aMarOrder, at } from '../../builders/order-print.builder.js';

const DAYS = monthDays(2026, 12);
const pen = { form: 'Pen Injector', category: 'insulin', route: 'SUBCUTANEOUS', doseUnit: 'unit', strength: '100 units/mL' } as const;
const cream = { form: 'Topical Cream', category: 'topical', route: 'TOPICAL', doseUnit: 'application' } as const;
const at24 = (...hours: readonly number[]) => ({ kind: 'clock' as const, minutes: hours.map((hour) => (hour * 60) as MinuteOfDay) });
const units = (count: number) => ({ kind: 'fixed' as const, dose: (count * ONE_UNIT) as Milli });

/** Orders of every record: medicines with a dose by day, treatments, insulin. */
export const RECORD_ORDERS: MarInput['orders'] = [
  aMarOrder('1', { times: at24(8) }, { sigText: '1 TAB PO DAILY' }),
  aMarOrder('2', { times: at24(21), dose: units(18) }, { sigText: 'Inject 18 units subcutaneously at bedtime, rotate sites', packaging: 'bulk', product: { ...pen, displayName: 'insulin glargine' } }),
  aMarOrder('3', { times: at24(7, 11, 16) }, { sigText: 'Inject subcutaneously before meals per sliding scale: 150 to 199: 2 units, 200 to 249: 4 units, 250 to 299: 6 units, 300 to 349: 8 units, above 350: 10 units and call prescriber', packaging: 'bulk', product: { ...pen, displayName: 'insulin lispro' } }),
  aMarOrder('4', { times: at24(7), dose: units(10), to: at('2026-12-20') }, { sigText: 'Inject 10 units subcutaneously every morning. Check blood glucose first', packaging: 'bulk', product: { ...pen, displayName: 'insulin NPH' } }),
  aMarOrder('5', { times: at24(9, 21) }, { sigText: 'Apply to affected area twice daily', packaging: 'bulk', indication: 'skin fold rash', product: { ...cream, displayName: 'nystatin', strength: '100,000 units/g' } }),
  aMarOrder('6', { times: at24(9), days: { kind: 'weekdays', days: [1, 3, 5] } }, { sigText: 'Apply to affected area on Monday, Wednesday and Friday', packaging: 'bulk', indication: null, product: { ...cream, displayName: 'collagenase', form: 'Topical Ointment', strength: '250 units/g' } }),
  aMarOrder('7', { times: at24(9) }, { sigText: 'Apply to affected area every 8 hours as needed for itch', frequencyCode: 'Q8H', prn: true, prnReason: 'itch', packaging: 'bulk', product: { ...cream, displayName: 'hydrocortisone', strength: '1 %' } }),
];

/** What is given as needed, of every kind: counted, limited by day, by a last day. */
const AS_NEEDED_ORDERS: MarInput['orders'] = [
  ...RECORD_ORDERS,
  aMarOrder('8', { times: at24(6, 12, 18, 23) }, { sigText: 'Give 1 tablet by mouth every 6 hours as needed for pain. No more than 4 tablets in 24 hours. Note the pain score', prn: true, prnReason: 'pain', packaging: 'bulk', frequencyCode: 'Q6H', product: { displayName: 'oxyCODONE HCl', strength: '5 mg', schedule: 'CII' } }),
  aMarOrder('9', { times: at24(8) }, { sigText: 'Give 1 tablet by mouth every 8 hours as needed for anxiety', prn: true, prnReason: 'anxiety', packaging: 'bulk', frequencyCode: 'Q8H', lastAsNeededDay: day('2026-12-14'), product: { displayName: 'LORazepam', strength: '0.5 mg', schedule: 'CIV' } }),
];

/** Warfarin by weekday, in two strengths, beside a tablet of one dose. */
const WARFARIN_ORDERS: MarInput['orders'] = [
  aMarOrder('1', { times: at24(8) }, { sigText: '1 TAB PO DAILY' }),
  aMarOrder('2', { times: at24(17), days: { kind: 'weekdays', days: [1, 3, 5] } }, { sigText: 'Give 1 tablet by mouth every evening on Monday, Wednesday and Friday. INR per protocol', group: 'W', step: 1, indication: 'atrial fibrillation', product: { displayName: 'warfarin sodium', strength: '5 mg' } }),
  aMarOrder('3', { times: at24(17), days: { kind: 'weekdays', days: [0, 2, 4, 6] } }, { sigText: 'Give 1 tablet by mouth every evening on Tuesday, Thursday, Saturday and Sunday. INR per protocol', group: 'W', step: 2, indication: 'atrial fibrillation', product: { displayName: 'warfarin sodium', strength: '2.5 mg' } }),
];

const NAMES: Readonly<Record<RecordKind, string>> = { medication: 'MAR', treatment: 'TAR', insulin: 'INSULIN', as_needed: 'PRN' };

/** A record made from orders as the product makes it. */
export function aRecord(record: RecordKind, more: Partial<MarInput> = {}): MarModel {
  return buildMar({
    paper: 'letter', identity: { ...AN_IDENTITY, id: `${NAMES[record]}-2026-12-R1` }, resident: A_RESIDENT, record, days: DAYS, madeOn: day('2026-12-01'), orders: RECORD_ORDERS,
    passes: buildPassSchedule([], []), absences: [{ kind: 'hospital', range: { from: at('2026-12-10T02:15'), to: at('2026-12-12T15:00') } }], dischargedAt: null, zone: null, ...more,
  });
}

/** The log of what is given as needed, where a facility has one. */
export const aPrnLog = (paper: Paper = 'letter'): MarModel => aRecord('as_needed', { paper, asNeeded: 'log', orders: AS_NEEDED_ORDERS });

/** A record with warfarin, whose dose and INR are written under it. */
export const aWarfarinRecord = (paper: Paper = 'letter'): MarModel => aRecord('medication', { paper, orders: WARFARIN_ORDERS, absences: [] });

/** The order sheet of the same resident; one prescription ends. */
export function anOrderSheet(paper: Paper = 'letter'): OrderSheetModel {
  return buildOrderSheet({ paper, identity: { ...AN_IDENTITY, id: 'ORDERS-2026-12-R1' }, resident: A_RESIDENT, days: DAYS, madeOn: day('2026-12-01'), orders: RECORD_ORDERS.map((order, index) => ({ ...order, lastFillOn: day(index === 0 ? '2026-12-18' : '2027-06-01') })) });
}

/** The calibration page of a card of 31. */
export function aCalibration(): CalibrationModel {
  return buildCalibration({ identity: { ...AN_IDENTITY, id: `CALIBRATION-${CARD_31.id}` }, type: CARD_31, printer: { name: 'LASER-1', rightMm: 1.5, downMm: -0.5, scale: 1.002 } });
}
