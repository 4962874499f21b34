import { parseDay } from '@cyclefill/domain/kernel';
import { Clock } from '@cyclefill/platform/clock';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PreviewRegimen, type RegimenPreview } from '../preview-regimen/preview-regimen.js';
import { type PreviewRequest, previewRequest, previewResponse } from './regimen.dto.js';

@ApiTags('regimens')
@Controller('api/v1/regimens')
export class RegimenController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(Clock) private readonly clock: Clock) {}

  @Post('preview')
  @HttpCode(200)
  @Operation({ id: 'regimen.preview', permission: 'regimen.preview', audit: 'read', summary: 'Directions read or put into words: structure, sentences, next doses, doubts; nothing is written' })
  @ApiOkResponse({ standardSchema: previewResponse })
  preview(@Context() context: RequestContext, @Body({ schema: previewRequest }) request: PreviewRequest): Promise<RegimenPreview> {
    const start = request.start === undefined ? null : parseDay(request.start);
    return new PreviewRegimen(this.uow).execute(context.actor, context.caller.scope, { ...request, start, now: this.clock.now() });
  }
}
