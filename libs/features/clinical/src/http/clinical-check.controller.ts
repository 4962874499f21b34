import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CheckOrders } from '../check-orders/check-orders.js';
import { residentChecksSchema } from './clinical-check.dto.js';
import type { ResidentChecks } from './clinical-check.dto.js';

@ApiTags('residents')
@Controller('api/v1/residents/:id')
export class ClinicalCheckController {
  constructor(@Inject(CheckOrders) private readonly checkOrders: CheckOrders) {}

  @Get('clinical-checks')
  @Operation({ id: 'resident.clinical-checks', permission: 'order.read', audit: 'phi', summary: 'Allergies, duplicates, interactions and daily maxima over the orders of a resident, what is not checked, and the runs that are stored' })
  @ApiOkResponse({ standardSchema: residentChecksSchema })
  async checks(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<ResidentChecks> {
    context.touched([id]);
    const { residentId, now, stored } = await this.checkOrders.execute(context.actor, context.caller.scope, { id }, false);
    return { residentId, now, stored: [...stored] };
  }
}
