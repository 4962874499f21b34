import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiRequestKey, Context, Operation, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ChangeMedPass, medPassChangeSchema } from '../change-med-pass/change-med-pass.js';
import type { MedPassChangeRequest } from '../change-med-pass/change-med-pass.js';
import { listMedPasses, medPassList } from '../change-med-pass/med-pass-list.js';
import type { MedPassList } from '../change-med-pass/med-pass-list.js';
import { dosePreviewSchema } from '../dose-preview/dose-preview.js';
import type { DosePreview } from '../dose-preview/dose-preview.js';

@ApiTags('facilities')
@Controller('api/v1/facilities/:id/med-passes')
export class MedPassController {
  constructor(@Inject(ChangeMedPass) private readonly changeMedPass: ChangeMedPass, @Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Get()
  @Operation({ id: 'med-pass.list', permission: 'facility.write', audit: 'phi', summary: 'The hours of administration of a facility, its wings, residents and orders' })
  @ApiOkResponse({ standardSchema: medPassList })
  async list(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<MedPassList> {
    context.about(id);
    const list = await this.uow.run(context.actor, (tx) => listMedPasses(tx, id));
    context.touched(list.items.flatMap(({ residentId }) => residentId ?? []));
    return list;
  }

  @Post('preview')
  @HttpCode(200)
  @Operation({ id: 'med-pass.preview', permission: 'facility.write', audit: 'phi', summary: 'Every order that a change of the pass table re-times; writes nothing' })
  @ApiOkResponse({ standardSchema: dosePreviewSchema })
  async preview(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Body({ schema: medPassChangeSchema }) body: MedPassChangeRequest): Promise<DosePreview> {
    context.about(id);
    const preview = await this.changeMedPass.preview(context.actor, id, body);
    context.touched(preview.orders.map(({ residentId }) => residentId));
    return preview;
  }

  @Post()
  @ApiRequestKey()
  @Operation({ id: 'med-pass.change', permission: 'facility.write', audit: 'write', summary: 'Other times of a pass table from a day on' })
  @ApiCreatedResponse({ standardSchema: dosePreviewSchema })
  change(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: medPassChangeSchema }) body: MedPassChangeRequest): Promise<DosePreview> {
    context.about(id);
    return this.changeMedPass.execute(context.actor, id, key, body);
  }
}
