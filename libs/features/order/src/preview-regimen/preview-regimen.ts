import { type AccessScope, InvalidInput } from '@cyclefill/contracts';
import { DISTANT_PAST, type Day, type LocalMinute, type MinuteOfDay, atMinute, dayOf, parseClock } from '@cyclefill/domain/kernel';
import { type FirstDose, type MedPassRow, buildPassSchedule } from '@cyclefill/domain/regimen';
import { type SigPreview, type SigReading, beginsStat, previewSig, readSig, sigSentences } from '@cyclefill/domain/sig';
import { MedPassRepository } from '@cyclefill/features/facility';
import type { Actor, UnitOfWork } from '@cyclefill/platform/database';
import { localNow } from '../data/read-input.js';
import { VisibleFacilityQuery } from '../data/visible-facility.query.js';
import { type WireStructure, structureFromWire, structureToWire } from './structure-wire.js';

/** A text or a structure, and the table and day it is looked at by. */
export interface PreviewInput {
  readonly text?: string | undefined;
  readonly structure?: WireStructure | undefined;
  /** null = today: where the facility is, else by UTC. */
  readonly start: Day | null;
  /** When on that day the order begins, `HH:MM`; absent = at its midnight. */
  readonly startTime?: string | undefined;
  /** Absent = with the next slot (D46). */
  readonly firstDose?: FirstDose | undefined;
  readonly now: Date;
  readonly facilityId?: string | undefined;
  readonly wing?: string | undefined;
  /** Times of a table that is not saved yet; they win over the facility's. */
  readonly passTimes?: Readonly<Record<string, readonly string[]>> | undefined;
}

export interface RegimenPreview extends SigPreview {
  readonly structure: WireStructure | null;
}

/** Why a STAT dose cannot stand before what is not scheduled, or a single dose. */
export const NO_NEXT_SLOT = 'is for an order that goes on at scheduled times: leave it out of one as needed, of a single dose or that cannot be read';
/** Before any table of a facility takes effect. */
const ALWAYS: Day = dayOf(DISTANT_PAST);

function ownRows(passTimes: NonNullable<PreviewInput['passTimes']>): readonly MedPassRow[] {
  return Object.entries(passTimes).map(([code, times]) => ({ wing: null, code, effectiveFrom: ALWAYS, minutes: times.map((time) => parseClock(time) ?? 0) as MinuteOfDay[] }));
}

/** What a text or a structure comes to, before it becomes an order: nothing is written. */
export class PreviewRegimen {
  constructor(private readonly uow: UnitOfWork) {}

  /** @throws Refusal `facility.not-found`; InvalidInput a STAT dose of directions that have no next slot */
  async execute(actor: Actor, scope: AccessScope, input: PreviewInput): Promise<RegimenPreview> {
    const { passTimes = {}, wing, firstDose } = input;
    const { zone, saved } = await this.facility(actor, scope, input.facilityId);
    const own = ownRows(passTimes);
    const rows = [...saved.filter(({ code }) => !Object.hasOwn(passTimes, code)), ...own];
    const passes = buildPassSchedule(rows, wing === undefined ? [] : [{ wing, from: DISTANT_PAST }]);
    const [reading, day] = [this.reading(input), input.start ?? dayOf(localNow(input.now, zone))];
    const start: LocalMinute = atMinute(day, parseClock(input.startTime ?? '00:00') ?? 0);
    const settings = { start, passes, firstDose };
    if (firstDose === 'stat_then_next_slot' && !beginsStat(reading, settings)) throw new InvalidInput([{ pointer: '/firstDose', rule: NO_NEXT_SLOT }]);
    return { ...previewSig(reading, settings), structure: reading.structure === null ? null : structureToWire(reading.structure) };
  }

  /** Zone of a facility and the tables that hold for everybody in it or a wing of it. */
  private async facility(actor: Actor, scope: AccessScope, facilityId: string | undefined): Promise<{ readonly zone: string; readonly saved: readonly MedPassRow[] }> {
    if (facilityId === undefined) return { zone: 'UTC', saved: [] };
    return this.uow.run(actor, async (tx) => {
      const zone = await tx.get(VisibleFacilityQuery).require(scope, facilityId);
      const rows = await tx.get(MedPassRepository).known(facilityId, await tx.now());
      return { zone, saved: rows.filter(({ own: owner }) => owner === undefined) };
    });
  }

  /** A structure is its own reading; its text is the sentence that staff will read. */
  private reading({ text, structure: wire }: PreviewInput): SigReading {
    if (wire === undefined) return readSig(text ?? '');
    const structure = structureFromWire(wire);
    return { parsed: true, text: sigSentences(structure).staff, structure, warnings: [] };
  }
}
