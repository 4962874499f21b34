import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import type { StopPolicy } from '@cyclefill/domain/orders';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Inject, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SetStopPolicy, setStopPolicySchema, stopPolicySchema } from '../open-order/set-stop-policy.js';
import type { SetStopPolicyRequest } from '../open-order/set-stop-policy.js';

@ApiTags('facilities')
@Controller('api/v1/facilities/:id/stop-policy')
export class StopPolicyController {
  constructor(@Inject(SetStopPolicy) private readonly setStopPolicy: SetStopPolicy) {}

  @Put()
  @Operation({ id: 'stop-policy.set', permission: 'facility.write', audit: 'write', summary: 'Days after which an order of a class stops by itself when it states no end' })
  @ApiOkResponse({ standardSchema: stopPolicySchema })
  set(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Body({ schema: setStopPolicySchema }) body: SetStopPolicyRequest): Promise<StopPolicy> {
    context.about(id);
    return this.setStopPolicy.execute(context.actor, id, body);
  }
}
