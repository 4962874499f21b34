import { productNamed } from './formulary.js';
import type { OrderIntent } from './order-intent.js';

interface Step { readonly strength: string; readonly tablets: number }

const SHORT_TAPER: readonly Step[] = [
  { strength: '10 mg', tablets: 4 }, { strength: '10 mg', tablets: 3 }, { strength: '10 mg', tablets: 2 }, { strength: '10 mg', tablets: 1 },
];
const LONG_TAPER: readonly Step[] = [
  { strength: '20 mg', tablets: 2 }, { strength: '20 mg', tablets: 1 }, { strength: '10 mg', tablets: 1 }, { strength: '5 mg', tablets: 1 },
];

/** A prednisone taper: one order a step, each beginning the day after the one before ends. */
export function taperSteps({ residentId, firstDay, long }: { residentId: string; firstDay: number; long: boolean }): OrderIntent[] {
  const daysPerStep = long ? 5 : 3;
  return (long ? LONG_TAPER : SHORT_TAPER).map(({ strength, tablets }, index) => {
    const start = firstDay + index * daysPerStep;
    return {
      product: productNamed('prednisone', strength),
      indication: 'COPD exacerbation',
      timing: { code: 'QAM', detail: '', anchor: start },
      dose: tablets, slidingScale: false, asNeededFor: '',
      note: `Give with food for ${daysPerStep} days (taper step ${index + 1})`,
      start, stop: start + daysPerStep - 1, courseDays: daysPerStep, holdFrom: null, holdTo: null, pack: null,
      group: `TAPER-${residentId}`, step: String(index + 1), problem: null,
    };
  });
}
