import { InvalidInput } from '@cyclefill/contracts';
import { day } from '@cyclefill/domain/kernel';
import { FacilityInputs } from '@cyclefill/features/facility';
import { readPackTypes } from '@cyclefill/features/fill';
import { type Actor, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { PackingRepository } from '../data/packing.repository.js';
import { type PackTypeRequest, type PrinterOffsetRequest, readDay } from './packing-request.js';

/** Records the measures of a pharmacy's pack stock from a day on, and what its printers are off by (D60). */
@Injectable()
export class SetPackStock {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** A pack type, new or otherwise than before. What stands on it is planned anew. @throws InvalidInput */
  async setType(actor: Actor, key: string, request: PackTypeRequest): Promise<{ readonly id: string }> {
    const from = readDay('/effectiveFrom', request.effectiveFrom);
    return this.uow.run(actor, (tx) => once(tx, { operation: 'pack-type.set', key, body: { type: JSON.stringify(request.type), effectiveFrom: request.effectiveFrom } }, async () => {
      await tx.get(FacilityInputs).everyFacilityMoved();
      const known = (await readPackTypes(tx, from, await tx.now())).types.get(request.type.id);
      if (known !== undefined && known.kind !== request.type.kind) throw new InvalidInput([{ pointer: '/type/kind', rule: `is not ${known.kind}, which ${request.type.id} already is: take another id` }]);
      const id = await tx.get(PackingRepository).recordType(request.type, request.effectiveFrom);
      await tx.audit({ action: 'pack-type.set', subjectKind: 'pack_type', subjectId: id, detail: { code: request.type.id, from: request.effectiveFrom } });
      return { id };
    }));
  }

  /** What a printer is off by; packs stay as they are planned, they are only drawn otherwise. @throws InvalidInput */
  setOffset(actor: Actor, key: string, request: PrinterOffsetRequest): Promise<{ readonly id: string }> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'printer-offset.set', key, body: request }, async () => {
      const { printer, packType, right, down, scale } = request;
      const { types } = await readPackTypes(tx, day('2199-12-31'), await tx.now());
      if (packType !== '' && !types.has(packType)) throw new InvalidInput([{ pointer: '/packType', rule: `is no pack type; there are ${[...types.keys()].join(', ')}` }]);
      const offset = { printer, packType, right: Math.round(right * 100), down: Math.round(down * 100), scalePpm: Math.round(scale * 1_000_000) };
      const id = await tx.get(PackingRepository).recordOffset(offset);
      await tx.audit({ action: 'printer-offset.set', subjectKind: 'printer_offset', subjectId: id, detail: { ...offset } });
      return { id };
    }));
  }
}
