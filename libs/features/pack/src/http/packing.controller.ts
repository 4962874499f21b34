import { Refusal, idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiRequestKey, Context, Operation, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { packingSettingRequestSchema } from '../set-packing/packing-request.js';
import type { PackingSettingRequest } from '../set-packing/packing-request.js';
import { SetPacking } from '../set-packing/set-packing.js';
import { listPackingSettings } from '../show-packing/packing-lists.js';
import { ShowPacking, packingDecisionList } from '../show-packing/show-packing.js';
import type { PackingDecisionList } from '../show-packing/show-packing.js';
import { decisionsQuery, packingSettingList, packingSettingsQuery, recordedSchema } from './packing.dto.js';
import type { PackingSettingList, Recorded } from './packing.dto.js';

@ApiTags('packing')
@Controller('api/v1')
export class PackingController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(SetPacking) private readonly setPacking: SetPacking,
    @Inject(ShowPacking) private readonly showPacking: ShowPacking,
  ) {}

  @Get('packing-settings')
  @Operation({ id: 'packing.list', permission: 'batch.read', audit: 'phi', summary: 'How orders, residents and facilities are packed otherwise than usual' })
  @ApiOkResponse({ standardSchema: packingSettingList })
  list(@Context() context: RequestContext, @Query({ schema: packingSettingsQuery }) { facilityId }: { readonly facilityId?: string }): Promise<PackingSettingList> {
    onlyPharmacy(context);
    return this.uow.run(context.actor, (tx) => listPackingSettings(tx, facilityId ?? null));
  }

  @Post('packing-settings')
  @ApiRequestKey()
  @Operation({ id: 'packing.set', permission: 'facility.write', audit: 'write', summary: 'Packs an order, a resident, a facility or the pharmacy otherwise from a day on' })
  @ApiCreatedResponse({ standardSchema: recordedSchema })
  set(@Context() context: RequestContext, @RequestKey() key: string, @Body({ schema: packingSettingRequestSchema }) body: PackingSettingRequest): Promise<Recorded> {
    return this.setPacking.execute(context.actor, key, body);
  }

  @Get('facilities/:id/packing')
  @Operation({ id: 'packing.decisions', permission: 'batch.read', audit: 'phi', summary: 'Where each order of a facility is packed, with the reason in words' })
  @ApiOkResponse({ standardSchema: packingDecisionList })
  async decisions(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: decisionsQuery }) { residentId, from }: { readonly residentId?: string; readonly from?: string },
  ): Promise<PackingDecisionList> {
    context.about(id);
    onlyPharmacy(context);
    const list = await this.showPacking.execute(context.actor, id, { residentId: residentId ?? null, from: from ?? null });
    context.touched([...new Set(list.items.map((item) => item.residentId))]);
    return list;
  }
}

/** Who sees only some facilities has no business with how a pharmacy packs. */
function onlyPharmacy({ caller }: RequestContext): void {
  if (caller.scope !== 'pharmacy') throw new Refusal('facility.not-found');
}
