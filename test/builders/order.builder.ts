import { drugConcept } from '@cyclefill/domain/clinical';
import type { DrugFacts, FillMode, FillOrder } from '@cyclefill/domain/cycle-fill';
import { type Weekday, day, dayOf } from '@cyclefill/domain/kernel';
import type { DeaSchedule } from '@cyclefill/domain/law';
import type { Phase, Regimen } from '@cyclefill/domain/regimen';
import { clock, moment, units } from './values.js';

interface Draft {
  readonly order: Omit<FillOrder, 'regimen'>;
  readonly prn: boolean;
  readonly phase: Phase;
  readonly earlier: readonly Phase[];
}

/** A plain generic tablet. */
export const A_DRUG: DrugFacts = {
  ndc11: '00001000203', ingredients: 'metformin', therapeuticClass: 'Oral antidiabetic', applicationType: 'ANDA', solidOral: true, originalContainer: false, discardAfterDays: null, doNotCrush: null,
  concept: drugConcept({ name: 'metformin', ingredient: 'metformin', strength: '500 mg', category: 'oral_solid', hazardous: false }),
};

let count = 0;

/** An order in the making; every word gives a new one and leaves the old as it was. */
export class OrderBuilder {
  private constructor(private readonly draft: Draft) {}

  static start(): OrderBuilder {
    count += 1;
    const from = moment('2026-01-01');
    const order = {
      orderId: `O${String(count).padStart(4, '0')}`,
      residentId: 'R0001',
      from,
      to: null,
      holds: [],
      mode: 'cycle',
      prescriberKnown: true,
      problem: null,
      changedSince: false,
      schedule: null,
      splitUnit: units('0.5'),
      writtenOn: day('2026-06-01'),
      refillsUsed: 0,
      everFilled: false,
      dosesPerUnit: 1,
      authorisedLeft: units('1000'),
      lastFill: null,
      onHand: null,
      earliestFillOn: null,
      drug: A_DRUG,
      group: null,
      prnReasonGiven: false,
      prnReviews: [],
      emergency: null,
      stopsByPolicy: false,
      previousNdc11: null,
    } as const;
    const phase: Phase = { anchor: dayOf(from), from, to: null, days: { kind: 'daily' }, times: { kind: 'passes', code: 'QD' }, dose: { kind: 'fixed', dose: units('1') } };
    return new OrderBuilder({ order, prn: false, phase, earlier: [] });
  }

  /** Every day at the times of a pass of the table. */
  daily(pass = 'QD'): OrderBuilder {
    return this.phased({ days: { kind: 'daily' }, times: { kind: 'passes', code: pass } });
  }

  at(...clocks: readonly string[]): OrderBuilder {
    return this.phased({ times: { kind: 'clock', minutes: clocks.map(clock) } });
  }

  everyDays(every: number): OrderBuilder {
    return this.phased({ days: { kind: 'every-n-days', every } });
  }

  onWeekdays(...days: readonly Weekday[]): OrderBuilder {
    return this.phased({ days: { kind: 'weekdays', days } });
  }

  onMonthDays(...days: readonly number[]): OrderBuilder {
    return this.phased({ days: { kind: 'month-days', days } });
  }

  everyHours(hours: number, first: string): OrderBuilder {
    return this.phased({ times: { kind: 'every-hours', hours, from: moment(first) } });
  }

  tablets(quantity: string): OrderBuilder {
    return this.phased({ dose: { kind: 'fixed', dose: units(quantity) } });
  }

  tabletsByTime(...quantities: readonly string[]): OrderBuilder {
    return this.phased({ dose: { kind: 'by-time', doses: quantities.map(units) } });
  }

  alternating(...quantities: readonly string[]): OrderBuilder {
    return this.phased({ dose: { kind: 'alternating', doses: quantities.map(units) } });
  }

  /** Starts at a moment, which is also its anchor. */
  starting(text: string): OrderBuilder {
    return this.with({ from: moment(text) }).phased({ from: moment(text), anchor: dayOf(moment(text)) });
  }

  /** Stops at a moment, exclusive. */
  stopping(text: string): OrderBuilder {
    return this.with({ to: moment(text) }).phased({ to: moment(text) });
  }

  anchoredOn(date: string): OrderBuilder {
    return this.phased({ anchor: day(date) });
  }

  /** The next step of a taper: the same order going on with `next`'s pattern. */
  followedBy(next: OrderBuilder): OrderBuilder {
    const { order, earlier, phase } = next.draft;
    return new OrderBuilder({ ...this.draft, order: { ...this.draft.order, to: order.to }, earlier: [...this.draft.earlier, this.draft.phase, ...earlier], phase });
  }

  held(from: string, to: string | null): OrderBuilder {
    return this.with({ holds: [...this.draft.order.holds, { from: moment(from), to: to === null ? null : moment(to) }] });
  }

  asNeeded(): OrderBuilder {
    return new OrderBuilder({ ...this.draft, prn: true, order: { ...this.draft.order, mode: 'on_demand' } });
  }

  supplied(mode: FillMode): OrderBuilder {
    return this.with({ mode });
  }

  controlled(schedule: DeaSchedule): OrderBuilder {
    return this.with({ schedule });
  }

  written(date: string, refillsUsed = 0): OrderBuilder {
    return this.with({ writtenOn: day(date), refillsUsed, everFilled: this.draft.order.everFilled || refillsUsed > 0 });
  }

  authorised(quantity: string): OrderBuilder {
    return this.with({ authorisedLeft: units(quantity) });
  }

  filled(on: string, quantity: string): OrderBuilder {
    return this.with({ everFilled: true, lastFill: { on: day(on), quantity: units(quantity) } });
  }

  counted(quantity: string, at: string): OrderBuilder {
    return this.with({ onHand: { quantity: units(quantity), at: moment(at) } });
  }

  splittableInto(quantity: string): OrderBuilder {
    return this.with({ splitUnit: units(quantity) });
  }

  /** Another product; what is not said is as of {@link A_DRUG}. */
  of(drug: Partial<DrugFacts>): OrderBuilder {
    return this.with({ drug: { ...this.draft.order.drug, ...drug } });
  }

  /** Any other fact of the order. */
  with(facts: Partial<Omit<FillOrder, 'regimen'>>): OrderBuilder {
    return new OrderBuilder({ ...this.draft, order: { ...this.draft.order, ...facts } });
  }

  regimen(): Regimen {
    return { prn: this.draft.prn, phases: [...this.draft.earlier, this.draft.phase] };
  }

  build(): FillOrder {
    return { ...this.draft.order, regimen: this.regimen() };
  }

  private phased(change: Partial<Phase>): OrderBuilder {
    return new OrderBuilder({ ...this.draft, phase: { ...this.draft.phase, ...change } });
  }
}

/** One tablet a day from 1 January 2026 on, amply authorised, nothing on hand. */
export function anOrder(): OrderBuilder {
  return OrderBuilder.start();
}
