import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { PAPERS } from '@cyclefill/domain/documents';
import type { Paper } from '@cyclefill/domain/documents';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ReviewPaper } from '../review/review-paper.js';

const paperQuery = z.strictObject({ paper: z.enum(PAPERS).optional().describe('as the facility has chosen unless given') });

@ApiTags('regimen reviews')
@Controller('api/v1/regimen-reviews')
export class ReviewPaperController {
  constructor(@Inject(ReviewPaper) private readonly paper: ReviewPaper) {}

  @Get(':id/letter/content')
  @Operation({ id: 'review.letter', permission: 'review.read', audit: 'phi', summary: 'The report of a review to attending, medical director and director of nursing, with room for the response to each irregularity' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async letter(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: paperQuery }) { paper }: { readonly paper?: Paper }): Promise<StreamableFile> {
    context.about(id);
    const { bytes, residentId, name } = await this.paper.letter(context.actor, context.caller.scope, id, paper ?? null);
    context.touched([residentId]);
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: `attachment; filename="${name}.pdf"`, length: bytes.length });
  }
}
