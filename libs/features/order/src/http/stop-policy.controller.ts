import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SetStopPolicy, setStopPolicySchema, stopPolicySchema } from '../open-order/set-stop-policy.js';
import type { KnownStopPolicy, SetStopPolicyRequest } from '../open-order/set-stop-policy.js';

@ApiTags('facilities')
@Controller('api/v1/facilities/:id/stop-policy')
export class StopPolicyController {
  constructor(@Inject(SetStopPolicy) private readonly setStopPolicy: SetStopPolicy) {}

  @Get()
  @Operation({ id: 'stop-policy.read', permission: 'facility.write', audit: 'read', summary: 'Days after which an order of a class stops by itself today when it states no end' })
  @ApiOkResponse({ standardSchema: stopPolicySchema })
  read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<KnownStopPolicy> {
    context.about(id);
    return this.setStopPolicy.read(context.actor, id, null);
  }

  @Put()
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'stop-policy.set', permission: 'facility.write', audit: 'write', summary: 'Days after which an order of a class stops by itself when it states no end' })
  @ApiOkResponse({ standardSchema: stopPolicySchema })
  set(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string, @Body({ schema: setStopPolicySchema }) body: SetStopPolicyRequest): Promise<KnownStopPolicy> {
    context.about(id);
    return this.setStopPolicy.execute(context.actor, id, { key, readVersion }, body);
  }
}
