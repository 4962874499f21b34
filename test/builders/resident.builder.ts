import type { Coverage, ResidentContext } from '@cyclefill/domain/cycle-fill';
import type { RefillConsent } from '@cyclefill/domain/law';
import { type MinuteRange, day } from '@cyclefill/domain/kernel';
import { type MedPassRow, type Presence, type WingStay, buildPassSchedule } from '@cyclefill/domain/regimen';
import { clock, moment } from './values.js';

/** Nobody's Part D, in a nursing facility. */
const PRIVATE: Coverage = { partD: false, partDFacility: true, residenceCode: '03' };

/** A resident in the making: the facility's table, moves, leave, discharge. */
export class ResidentBuilder {
  private constructor(
    private readonly rows: readonly MedPassRow[],
    private readonly stays: readonly WingStay[],
    private readonly presence: Presence,
    private readonly record: Pick<ResidentContext, 'allergiesRecorded' | 'placed' | 'crushMeds' | 'coverage' | 'consent'>,
  ) {}

  static start(): ResidentBuilder {
    return new ResidentBuilder([], [], { absences: [], dischargedAt: null }, { allergiesRecorded: true, placed: true, crushMeds: false, coverage: PRIVATE, consent: { census: false, standing: [], requestedWindows: [] } });
  }

  /** Times of a pass in the facility's table. */
  times(code: string, clocks: readonly string[], effectiveFrom = '2000-01-01'): ResidentBuilder {
    return this.row({ wing: null, code, effectiveFrom: day(effectiveFrom), minutes: clocks.map(clock) });
  }

  /** Times of a pass in a wing's own table. */
  wingTimes(wing: string, code: string, clocks: readonly string[], effectiveFrom = '2000-01-01'): ResidentBuilder {
    return this.row({ wing, code, effectiveFrom: day(effectiveFrom), minutes: clocks.map(clock) });
  }

  livingIn(wing: string, from = '2000-01-01'): ResidentBuilder {
    return new ResidentBuilder(this.rows, [...this.stays, { wing, from: moment(from) }], this.presence, this.record);
  }

  away(from: string, to: string | null): ResidentBuilder {
    const absence: MinuteRange = { from: moment(from), to: to === null ? null : moment(to) };
    return new ResidentBuilder(this.rows, this.stays, { ...this.presence, absences: [...this.presence.absences, absence] }, this.record);
  }

  discharged(at: string): ResidentBuilder {
    return new ResidentBuilder(this.rows, this.stays, { ...this.presence, dischargedAt: moment(at) }, this.record);
  }

  lacking(fact: 'allergiesRecorded' | 'placed'): ResidentBuilder {
    return new ResidentBuilder(this.rows, this.stays, this.presence, { ...this.record, [fact]: false });
  }

  /** Tablets are crushed for this resident. */
  crushing(): ResidentBuilder {
    return new ResidentBuilder(this.rows, this.stays, this.presence, { ...this.record, crushMeds: true });
  }

  /** Part D, living in a facility of that residence code. */
  onPartD(residenceCode = '03'): ResidentBuilder {
    return new ResidentBuilder(this.rows, this.stays, this.presence, { ...this.record, coverage: { ...PRIVATE, partD: true, residenceCode } });
  }

  /** What is on record of automatic refills. */
  consenting(consent: Partial<RefillConsent>): ResidentBuilder {
    return new ResidentBuilder(this.rows, this.stays, this.presence, { ...this.record, consent: { ...this.record.consent, ...consent } });
  }

  build(): ResidentContext {
    return { passes: buildPassSchedule(this.rows, this.stays), presence: this.presence, ...this.record };
  }

  private row(row: MedPassRow): ResidentBuilder {
    return new ResidentBuilder([...this.rows, row], this.stays, this.presence, this.record);
  }
}

/** Present for good, allergies recorded, in a room, with the product's default times. */
export function aResident(): ResidentBuilder {
  return ResidentBuilder.start();
}
