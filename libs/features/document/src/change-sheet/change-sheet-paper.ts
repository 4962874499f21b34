import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { type ChangeSheetModel, type Paper, buildChangeSheet } from '@cyclefill/domain/documents';
import { ReadManifest } from '@cyclefill/features/delivery';
import { type RenderedPdf, renderChangeSheets } from '@cyclefill/pdf';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { readChangeSheet } from './read-change-sheet.js';

/** The change sheets that go along with a delivery, one a facility that the asker may see (R511). Nothing is stored; once the van has left they stay the same. */
@Injectable()
export class ChangeSheetPaper {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal delivery.not-found where nothing of it can be seen or nothing is on it */
  async execute(actor: Actor, scope: AccessScope, deliveryId: string, paper: Paper | null): Promise<RenderedPdf & { readonly residentIds: readonly string[]; readonly name: string }> {
    const manifest = await new ReadManifest(this.uow).execute(actor, scope, deliveryId);
    if (manifest.stops.length === 0) throw new Refusal('delivery.not-found');
    const models: ChangeSheetModel[] = [];
    const residentIds: string[] = [];
    for (const { facilityId } of manifest.stops) {
      const read = await this.uow.run(actor, (tx) => readChangeSheet(tx, scope, manifest, facilityId, paper), { isolation: 'REPEATABLE READ' });
      models.push(buildChangeSheet(read.input));
      residentIds.push(...read.residentIds);
    }
    const { routeCode, runOn, departure } = manifest;
    return { ...(await renderChangeSheets(models)), residentIds, name: `change-sheet-${routeCode}-${runOn}-${departure.replace(':', '')}` };
  }
}
