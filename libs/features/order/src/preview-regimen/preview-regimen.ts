import type { AccessScope } from '@cyclefill/contracts';
import { DISTANT_PAST, type Day, type MinuteOfDay, atMinute, dayOf, parseClock } from '@cyclefill/domain/kernel';
import { type MedPassRow, buildPassSchedule } from '@cyclefill/domain/regimen';
import { type SigPreview, type SigReading, previewSig, readSig, sigSentences } from '@cyclefill/domain/sig';
import { MedPassRepository } from '@cyclefill/features/facility';
import type { Actor, UnitOfWork } from '@cyclefill/platform/database';
import { VisibleFacilityQuery } from '../data/visible-facility.query.js';
import { type WireStructure, structureFromWire, structureToWire } from './structure-wire.js';

/** A text or a structure, and the table and day it is looked at by. */
export interface PreviewInput {
  readonly text?: string | undefined;
  readonly structure?: WireStructure | undefined;
  readonly start: Day;
  readonly facilityId?: string | undefined;
  readonly wing?: string | undefined;
  /** Times of a table that is not saved yet; they win over the facility's. */
  readonly passTimes?: Readonly<Record<string, readonly string[]>> | undefined;
}

export interface RegimenPreview extends SigPreview {
  readonly structure: WireStructure | null;
}

/** Before any table of a facility takes effect. */
const ALWAYS: Day = dayOf(DISTANT_PAST);

function ownRows(passTimes: NonNullable<PreviewInput['passTimes']>): readonly MedPassRow[] {
  return Object.entries(passTimes).map(([code, times]) => ({ wing: null, code, effectiveFrom: ALWAYS, minutes: times.map((time) => parseClock(time) ?? 0) as MinuteOfDay[] }));
}

/** What a text or a structure comes to, before it becomes an order: nothing is written. */
export class PreviewRegimen {
  constructor(private readonly uow: UnitOfWork) {}

  /** @throws Refusal `facility.not-found`. */
  async execute(actor: Actor, scope: AccessScope, input: PreviewInput): Promise<RegimenPreview> {
    const { facilityId, passTimes = {}, wing } = input;
    const saved = facilityId === undefined ? [] : await this.uow.run(actor, async (tx) => {
      await tx.get(VisibleFacilityQuery).require(scope, facilityId);
      const rows = await tx.get(MedPassRepository).known(facilityId, await tx.now());
      return rows.filter(({ own: owner }) => owner === undefined);
    });
    const own = ownRows(passTimes);
    const rows = [...saved.filter(({ code }) => !Object.hasOwn(passTimes, code)), ...own];
    const passes = buildPassSchedule(rows, wing === undefined ? [] : [{ wing, from: DISTANT_PAST }]);
    const reading = this.reading(input);
    return { ...previewSig(reading, { start: atMinute(input.start), passes }), structure: reading.structure === null ? null : structureToWire(reading.structure) };
  }

  /** A structure is its own reading; its text is the sentence that staff will read. */
  private reading({ text, structure: wire }: PreviewInput): SigReading {
    if (wire === undefined) return readSig(text ?? '');
    const structure = structureFromWire(wire);
    return { parsed: true, text: sigSentences(structure).staff, structure, warnings: [] };
  }
}
