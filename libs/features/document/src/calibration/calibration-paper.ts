import { createHash } from 'node:crypto';
import { Refusal } from '@cyclefill/contracts';
import { type Calibration, buildCalibration, offsetFor } from '@cyclefill/domain/documents';
import { canonicalJson, day } from '@cyclefill/domain/kernel';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { readPackTypes } from '@cyclefill/features/fill';
import { type RenderedPdf, renderCalibration } from '@cyclefill/pdf';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { makingOf } from '../build-papers/making.js';
import { readPrinterOffsets } from './printer-offsets.js';

const MM_PER_POINT = 25.4 / 72;
const toMm = (points: number): number => Math.round(points * MM_PER_POINT * 100) / 100;

/** The page that shows how a printer's packs lie on the stock (D60). Nothing is stored. */
@Injectable()
export class CalibrationPaper {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @param printer drawn with what is stored of it; null = as the stock measures. @throws Refusal `pack-type.not-found`, `printer.not-found` */
  async execute(actor: Actor, packType: string, printer: string | null): Promise<RenderedPdf> {
    const { type, calibration, now } = await this.uow.run(actor, async (tx) => {
      const at = await tx.now();
      const { types } = await readPackTypes(tx, day(at.toISOString().slice(0, 10)), at);
      return { type: types.get(packType), now: at, calibration: printer === null ? null : offsetFor(await readPrinterOffsets(tx, printer), packType) };
    });
    if (type === undefined || type.kind === 'container') throw new Refusal('pack-type.not-found');
    const stored = (found: Calibration | null): { name: string; rightMm: number; downMm: number; scale: number } | null =>
      printer === null || found === null ? null : { name: printer, rightMm: toMm(found.right), downMm: toMm(found.down), scale: found.scale };
    const hash = createHash('sha256').update(canonicalJson(type as unknown as JsonValue)).digest('hex').slice(0, 8);
    const identity = { id: `CAL-${type.id}`, orderSetHash: hash, ...makingOf(now, 'UTC', { revision: 1, replaces: null }, 'us') };
    return renderCalibration(buildCalibration({ identity, type, printer: stored(calibration) }), calibration);
  }
}
