import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { ApiRequestKey, Context, Operation, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { RecordEkitUse, ekitUseSchema, recordedEkitUseSchema } from '../ekit/record-ekit-use.js';
import type { EkitUseRequest, RecordedEkitUse } from '../ekit/record-ekit-use.js';
import { dischargeSupplySchema, supplyDischargeSchema } from '../discharge/discharge-request.js';
import type { DischargeAnswer, SupplyDischargeRequest } from '../discharge/discharge-request.js';
import { SupplyDischarge } from '../discharge/supply-discharge.js';
import { SupplyLeave, leaveSupplySchema, supplyLeaveSchema } from '../leave/supply-leave.js';
import type { LeaveSupplyAnswer, SupplyLeaveRequest } from '../leave/supply-leave.js';

@ApiTags('refills')
@Controller('api/v1')
export class LeaveController {
  constructor(
    @Inject(SupplyLeave) private readonly supplying: SupplyLeave,
    @Inject(SupplyDischarge) private readonly discharging: SupplyDischarge,
    @Inject(RecordEkitUse) private readonly recording: RecordEkitUse,
  ) {}

  @Post('residents/:id/leave-supplies')
  @ApiRequestKey()
  @Operation({ id: 'leave.supply', permission: 'refill.work', audit: 'phi', summary: 'Doses to take along on a leave of the census: out of what is spare, or filled for it; label data of each' })
  @ApiCreatedResponse({ standardSchema: leaveSupplySchema })
  async supply(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: supplyLeaveSchema }) body: SupplyLeaveRequest): Promise<LeaveSupplyAnswer> {
    context.about(id);
    const supplied = await this.supplying.execute(context.actor, context.caller.scope, key, { id }, body);
    context.touched([supplied.residentId]);
    return supplied;
  }

  @Post('residents/:id/discharge-supplies')
  @ApiRequestKey()
  @Operation({ id: 'discharge.supply', permission: 'refill.work', audit: 'phi', summary: 'What a resident goes home with at a discharge of the census: out of what is on hand, the rest filled; label data of each' })
  @ApiCreatedResponse({ standardSchema: dischargeSupplySchema })
  async discharge(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: supplyDischargeSchema }) body: SupplyDischargeRequest): Promise<DischargeAnswer> {
    context.about(id);
    const supplied = await this.discharging.execute(context.actor, context.caller.scope, key, { id }, body);
    context.touched([supplied.residentId]);
    return supplied;
  }

  @Post('orders/:id/ekit-uses')
  @ApiRequestKey()
  @Operation({ id: 'ekit.use', permission: 'refill.ask', audit: 'phi', summary: 'A dose given out of the emergency kit of the facility' })
  @ApiCreatedResponse({ standardSchema: recordedEkitUseSchema })
  async record(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: ekitUseSchema }) body: EkitUseRequest): Promise<RecordedEkitUse> {
    context.about(id);
    const recorded = await this.recording.execute(context.actor, context.caller.scope, key, { id }, body);
    context.touched([recorded.residentId]);
    return recorded;
  }
}
