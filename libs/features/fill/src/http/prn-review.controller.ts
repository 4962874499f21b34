import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { RecordPrnReview } from '../record-prn-review/record-prn-review.js';
import { prnReviewBody } from './prn-review.dto.js';
import type { PrnReviewBody } from './prn-review.dto.js';

@ApiTags('orders')
@Controller('api/v1/orders')
export class PrnReviewController {
  constructor(@Inject(RecordPrnReview) private readonly recordPrnReview: RecordPrnReview) {}

  @Post(':id/prn-reviews')
  @HttpCode(204)
  @Operation({ id: 'prn-review.record', permission: 'prn-review.record', audit: 'phi', summary: 'What a prescriber documented about an order given as needed' })
  @ApiNoContentResponse()
  async record(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Body({ schema: prnReviewBody }) body: PrnReviewBody): Promise<void> {
    context.about(id);
    context.touched([await this.recordPrnReview.execute(context.actor, context.caller.scope, id, body)]);
  }
}
