import type { InfusionLabelInput, Prepared } from '@cyclefill/domain/documents';
import { ownCode } from '@cyclefill/domain/identification';
import type { Milli } from '@cyclefill/domain/kernel';
import { AN_IDENTITY, A_RESIDENT, aMarOrder, at } from './order-print.builder.js';

const taken = (container: string, ndc: string, lot: string, amount: number): Prepared['ingredients'][number]['taken'] => [{ container, ndc, lot, expires: '06/30/2028', amount: amount as Milli }];

/** Two bags of an antibiotic with potassium, checked. */
export function aPrepared(changes: Partial<Prepared> = {}): Prepared {
  return {
    code: ownCode('preparation', 41_207), formula: { code: 'VANC-1G-NS250', name: 'vancomycin 1 g in sodium chloride 0.9 % 250 mL', from: '11/01/2026' }, count: 2, makes: '250 mL', route: 'intravenously', rate: '250 mL per hour over 1 hour', storage: 'cold',
    cautions: ['Do not use if cloudy'],
    ingredients: [
      { role: 'solution', name: 'sodium chloride 0.9 %', amount: 250_000 as Milli, unit: 'mL', labelled: '', taken: taken('C-0061963-8', '0338-0049-02', 'P412345', 500_000) },
      { role: 'additive', name: 'vancomycin', amount: 1000 as Milli, unit: 'vial', labelled: '1 g', taken: [...taken('C-0061964-6', '0409-6533-01', '7K21', 1000), ...taken('C-0061965-3', '0409-6533-01', '8B02', 1000)] },
      { role: 'additive', name: 'potassium chloride', amount: 5000 as Milli, unit: 'mL', labelled: '10 mEq', taken: taken('C-0061966-1', '0409-6651-06', 'KC-77', 10_000) },
    ],
    steps: ['Wipe the septum of each vial and let it dry.', 'Add 20 mL of the solution to each vial, turn it until everything is dissolved.', 'Draw up the whole vial and add it to the bag; add the potassium; turn the bag five times.', 'Look through the bag against black and white: clear, colorless, nothing floats in it.'],
    preparedAt: at('2026-12-07T09:30'), preparedBy: 'Tess Example', beyondUseAt: at('2026-12-08T09:30'), beyondUseSource: 'usp-797-category-1, cold: USP <797>', checked: { at: at('2026-12-07T09:52'), by: 'Pam Example', rejected: null }, ...changes,
  };
}

/** What its label and record are made of. */
export function anInfusion(changes: Partial<Prepared> = {}): InfusionLabelInput {
  const { orderId: _orderId, ...print } = aMarOrder('602', {}, {
    rxNumber: '602140', sigText: '1 VIAL IV Q12H', indication: 'pneumonia', prescriber: 'Attending, A MD', product: { displayName: 'vancomycin', strength: '1 g', form: 'Injection, Powder', category: 'injectable', route: 'INTRAVENOUS', doseUnit: 'vial', color: null },
  });
  return {
    identity: { ...AN_IDENTITY, id: 'INFUSION-I-0041207-3' }, resident: A_RESIDENT, order: { ...print, orderId: '602140' }, prepared: aPrepared(changes), pharmacy: { name: 'Sample Pharmacy', address: '1 Main Street', phone: '555-0100' },
  };
}
