import { idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiRequestKey, Context, Operation, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ListDueReviews, dueReviewList, dueReviewQuery } from '../read/due-reviews.js';
import { readReview, readReviews, reviewPage, reviewQuery, reviewSchema } from '../read/review-view.js';
import type { Review, ReviewFilter } from '../read/review-view.js';
import { RecordReview } from '../record/record-review.js';
import { RecordResponse, reviewResponseSchema } from '../respond/record-response.js';
import type { ReviewResponseRequest } from '../respond/record-response.js';
import { openReviewSchema } from './review.dto.js';
import type { OpenReviewBody } from './review.dto.js';

@ApiTags('regimen reviews')
@Controller('api/v1/regimen-reviews')
export class ReviewController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(RecordReview) private readonly recording: RecordReview,
    @Inject(RecordResponse) private readonly responding: RecordResponse,
    @Inject(ListDueReviews) private readonly dueReviews: ListDueReviews,
  ) {}

  @Get()
  @Operation({ id: 'review.list', permission: 'review.read', audit: 'phi', summary: "Pharmacists' reviews of regimens, newest first, with what was irregular and what was done about it" })
  @ApiOkResponse({ standardSchema: reviewPage })
  async list(@Context() context: RequestContext, @Query({ schema: reviewQuery }) query: ReviewFilter): Promise<Page<Review>> {
    const page = toPage(await this.uow.run(context.actor, (tx) => readReviews(tx, context.caller.scope, query)), query.limit);
    context.touched(page.items.map(({ residentId }) => residentId));
    return page;
  }

  // Before the ids, which would take its path.
  @Get('due')
  @Operation({ id: 'review.due', permission: 'review.read', audit: 'phi', summary: 'Residents whose review of the month is due or overdue, or who wait for a response of the attending (R213)' })
  @ApiOkResponse({ standardSchema: dueReviewList })
  async due(@Context() context: RequestContext, @Query({ schema: dueReviewQuery }) query: z.output<typeof dueReviewQuery>): Promise<z.output<typeof dueReviewList>> {
    const items = await this.dueReviews.execute(context.actor, context.caller.scope, query);
    context.touched(items.map(({ residentId }) => residentId));
    return { items: [...items] };
  }

  @Get(':id')
  @Operation({ id: 'review.read', permission: 'review.read', audit: 'phi', summary: 'One review' })
  @ApiOkResponse({ standardSchema: reviewSchema })
  async read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<Review> {
    return told(context, await this.uow.run(context.actor, (tx) => readReview(tx, context.caller.scope, id)));
  }

  @Post()
  @ApiRequestKey()
  @Operation({ id: 'review.record', permission: 'review.record', audit: 'write', summary: 'A pharmacist has reviewed a resident\'s regimen and chart, with what was irregular or nothing' })
  @ApiCreatedResponse({ standardSchema: reviewSchema })
  async record(@Context() context: RequestContext, @RequestKey() key: string, @Body({ schema: openReviewSchema }) { residentId, ...body }: OpenReviewBody): Promise<Review> {
    return told(context, await this.recording.execute({ ...context.actor, userId: context.caller.userId }, context.caller.scope, { residentId, key }, body));
  }

  @Post(':id/responses')
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'review.respond', permission: 'review.respond', audit: 'write', summary: 'What the attending did about an irregularity, or why nothing changes' })
  @ApiOkResponse({ standardSchema: reviewSchema })
  async respond(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: reviewResponseSchema }) body: ReviewResponseRequest): Promise<Review> {
    return told(context, await this.responding.execute({ ...context.actor, userId: context.caller.userId }, context.caller.scope, { id, key }, body));
  }
}

function told(context: RequestContext, review: Review): Review {
  context.about(review.id);
  context.touched([review.residentId]);
  return review;
}
