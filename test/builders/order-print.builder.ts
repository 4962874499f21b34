import type { DocumentIdentity, MarOrderInput, ProductPrint, ResidentPrint } from '@cyclefill/domain/documents';
import { DISTANT_PAST, type LocalMinute, ONE_UNIT, atMinute, day } from '@cyclefill/domain/kernel';
import type { Phase, Regimen } from '@cyclefill/domain/regimen';

export const AN_IDENTITY: DocumentIdentity = { id: 'MAR-2026-12-R1', revision: 1, replaces: null, orderSetHash: '40d80f30', generatedAt: '12/01/2026 0412 UTC-05:00', createdAt: '2026-12-01T09:12:00Z' };

export const A_RESIDENT: ResidentPrint = {
  familyName: 'Sample', givenName: 'Étienne', dateOfBirth: day('1929-04-23'), sex: 'M', room: 'South 207-A', recordNumber: 'R1',
  allergies: { kind: 'known', items: ['Aspirin (bleeding)'] }, diagnoses: ['I10'], codeStatus: null, attending: 'Attending, A MD',
  facility: 'Sample Court', pharmacy: 'Sample Pharmacy 555-0100', nameAlert: false,
};

export const A_PRODUCT: ProductPrint = {
  displayName: 'metformin HCl', strength: '500 mg', form: 'Oral Tablet', category: 'oral_solid', route: 'ORAL', doseUnit: 'tablet', schedule: null,
  ndc: '0000-0000-01', hazardous: false, color: 'WHITE', shape: null, imprint: null,
};

/** One phase of one daily tablet by the table's QD, changed as asked. */
export function aPhase(more: Partial<Phase> = {}): Phase {
  return { anchor: day('2026-11-01'), from: atMinute(day('2026-11-01')), to: null, days: { kind: 'daily' }, times: { kind: 'passes', code: 'QD' }, dose: { kind: 'fixed', dose: ONE_UNIT }, ...more };
}

/** An order of one phase; start and stop are the phase's. */
export function aMarOrder(orderId: string, phase: Partial<Phase> = {}, more: Partial<Omit<MarOrderInput, 'product'>> & { readonly product?: Partial<ProductPrint> } = {}): MarOrderInput {
  const own = aPhase(phase);
  const regimen: Regimen = { prn: more.prn ?? false, phases: [own] };
  return {
    orderId, rxNumber: `70${orderId}`, regimen, prn: false, prnReason: null, sigText: '1 TAB PO DAILY', indication: 'T2DM', prescriber: 'Attending, A MD',
    frequencyCode: 'QD', from: own.from, to: own.to, holds: [], packaging: 'card', group: null, step: null, ...more, product: { ...A_PRODUCT, ...more.product },
  };
}

/** `2026-12-05T14:00` */
export function at(text: string): LocalMinute {
  const [date, clock] = text.split('T');
  return date === undefined ? DISTANT_PAST : atMinute(day(date), clock === undefined ? 0 : Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5)));
}
