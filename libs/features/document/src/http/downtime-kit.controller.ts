import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SetViewQuery } from '../document-sets/set-view.query.js';
import { KeepKitHour, kitHourRequestSchema, kitHourSchema } from '../downtime-kit/keep-kit-hour.js';
import type { KitHour } from '../downtime-kit/keep-kit-hour.js';
import { downtimeKitAnswer } from './document-set.dto.js';
import type { DowntimeKitAnswer } from './document-set.dto.js';

@ApiTags('documents')
@Controller('api/v1/facilities/:id/downtime-kit')
export class DowntimeKitController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(KeepKitHour) private readonly hours: KeepKitHour) {}

  @Get()
  @Operation({ id: 'downtime-kit.read', permission: 'document.read', audit: 'read', summary: 'The newest papers to work from when the system is down, those of your wings, and whether they are too old to be used' })
  @ApiOkResponse({ standardSchema: downtimeKitAnswer })
  async read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<DowntimeKitAnswer> {
    context.about(id);
    const hour = await this.hours.read(context.actor, context.caller.scope, id);
    return { ...hour, latest: await this.uow.run(context.actor, (tx) => tx.get(SetViewQuery).latestKit(context.caller.scope, id)) };
  }

  @Put('hour')
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'downtime-kit.set-hour', permission: 'facility.write', audit: 'write', summary: 'At which hour of its own clock the papers for the day without the system are made each night' })
  @ApiOkResponse({ standardSchema: kitHourSchema })
  setHour(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string, @Body({ schema: kitHourRequestSchema }) { hour }: { readonly hour: number }): Promise<KitHour> {
    context.about(id);
    return this.hours.set(context.actor, context.caller.scope, id, { key, readVersion }, hour);
  }
}
