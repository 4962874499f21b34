import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ExplainLine } from '../explain-line/explain-line.js';
import { orderExplanation, orderExplanationSchema } from '../explain-line/explanation-view.js';
import type { OrderExplanation } from '../explain-line/explanation-view.js';
import { explanationQuery } from './explanation.dto.js';
import type { ExplanationQuery } from './explanation.dto.js';

@ApiTags('fill-runs')
@Controller('api/v1/fill-runs')
export class ExplanationController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Get(':id/explanations')
  @Operation({ id: 'fill-run.explain', permission: 'batch.read', audit: 'phi', summary: 'Why an order gets what it gets in a run, or nothing: doses, steps that add up, rules with their sources' })
  @ApiOkResponse({ standardSchema: orderExplanationSchema })
  async explain(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: explanationQuery }) { rx }: ExplanationQuery,
  ): Promise<OrderExplanation> {
    context.about(id);
    const found = await new ExplainLine(this.uow).execute(context.actor, context.caller.scope, { runId: id, rxNumber: rx });
    context.touched([found.residentId]);
    return orderExplanation(rx, found);
  }
}
