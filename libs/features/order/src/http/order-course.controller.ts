import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { ApiReadVersion, Context, Operation, ReadVersion } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { DiscontinueOrder, discontinueOrderSchema } from '../change-order/discontinue-order.js';
import type { DiscontinueOrderRequest } from '../change-order/discontinue-order.js';
import { HoldOrder, holdOrderSchema } from '../change-order/hold-order.js';
import type { HoldOrderRequest } from '../change-order/hold-order.js';
import { changedOrderSchema } from '../change-order/order-command.js';
import type { ChangedOrder, OrderTarget } from '../change-order/order-command.js';
import { RenewOrder } from '../change-order/renew-order.js';
import { ResumeOrder, resumeOrderSchema } from '../change-order/resume-order.js';
import type { ResumeOrderRequest } from '../change-order/resume-order.js';
import { openedOrderSchema } from '../open-order/write-order.js';
import type { OpenedOrder } from '../open-order/write-order.js';
import { renewOrderSchema } from './order.dto.js';
import type { RenewOrderBody } from './order.dto.js';

@ApiTags('orders')
@Controller('api/v1/orders/:id')
export class OrderCourseController {
  constructor(
    @Inject(HoldOrder) private readonly holdOrder: HoldOrder,
    @Inject(ResumeOrder) private readonly resumeOrder: ResumeOrder,
    @Inject(DiscontinueOrder) private readonly discontinueOrder: DiscontinueOrder,
    @Inject(RenewOrder) private readonly renewOrder: RenewOrder,
  ) {}

  @Post('hold')
  @ApiReadVersion()
  @Operation({ id: 'order.hold', permission: 'order.write', audit: 'write', summary: 'Not given for a time, with or without an end' })
  @ApiCreatedResponse({ standardSchema: changedOrderSchema })
  hold(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() version: number, @Body({ schema: holdOrderSchema }) body: HoldOrderRequest): Promise<ChangedOrder> {
    return this.holdOrder.execute(context.actor, context.caller.scope, about(context, id, version), body);
  }

  @Post('resume')
  @ApiReadVersion()
  @Operation({ id: 'order.resume', permission: 'order.write', audit: 'write', summary: 'Ends the hold at a moment' })
  @ApiCreatedResponse({ standardSchema: changedOrderSchema })
  resume(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() version: number, @Body({ schema: resumeOrderSchema }) body: ResumeOrderRequest): Promise<ChangedOrder> {
    return this.resumeOrder.execute(context.actor, context.caller.scope, about(context, id, version), body);
  }

  @Post('discontinue')
  @ApiReadVersion()
  @Operation({ id: 'order.discontinue', permission: 'order.write', audit: 'write', summary: 'Ends the order at an instant, exclusive' })
  @ApiCreatedResponse({ standardSchema: changedOrderSchema })
  discontinue(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() version: number, @Body({ schema: discontinueOrderSchema }) body: DiscontinueOrderRequest,
  ): Promise<ChangedOrder> {
    return this.discontinueOrder.execute(context.actor, context.caller.scope, about(context, id, version), body);
  }

  @Post('renew')
  @ApiReadVersion()
  @Operation({ id: 'order.renew', permission: 'order.write', audit: 'write', summary: 'A new prescription that replaces the order where it begins' })
  @ApiCreatedResponse({ standardSchema: openedOrderSchema })
  renew(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() version: number, @Body({ schema: renewOrderSchema }) body: RenewOrderBody): Promise<OpenedOrder> {
    return this.renewOrder.execute(context.actor, context.caller.scope, about(context, id, version), body);
  }
}

function about(context: RequestContext, orderId: string, readVersion: number): OrderTarget {
  context.about(orderId);
  return { orderId, readVersion };
}
