import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { PAPERS } from '@cyclefill/domain/documents';
import type { Paper } from '@cyclefill/domain/documents';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { APPEARANCE_SCOPES, AppearancePaper } from '../appearance-notice/appearance-paper.js';
import type { AppearanceScope } from '../appearance-notice/appearance-paper.js';

const appearanceQuery = z.strictObject({
  paper: z.enum(PAPERS).optional().describe('as the facility has chosen unless given'), resident: z.string().min(1).max(100).optional().describe('code of one resident'), per: z.enum(APPEARANCE_SCOPES).default('wing').describe('a sheet a wing for nurses, or a page a resident'),
});
interface AppearanceQuery {
  readonly paper?: Paper;
  readonly resident?: string;
  readonly per: AppearanceScope;
}

@ApiTags('batches')
@Controller('api/v1/batches')
export class AppearanceController {
  constructor(@Inject(AppearancePaper) private readonly paper: AppearancePaper) {}

  @Get(':id/appearance-notice/content')
  @Operation({ id: 'batch.appearance-notice', permission: 'document.read', audit: 'phi', summary: 'What in the packs looks different from the last sealed ones (E21): a sheet a wing for nurses, or a page a resident' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: appearanceQuery }) { paper, resident, per }: AppearanceQuery): Promise<StreamableFile> {
    context.about(id);
    const drawn = await this.paper.execute(context.actor, context.caller.scope, { batchId: id, resident: resident ?? null, paper: paper ?? null, per });
    context.touched(drawn.residentIds);
    return new StreamableFile(drawn.bytes, { type: 'application/pdf', disposition: `attachment; filename="${drawn.name}.pdf"`, length: drawn.bytes.length });
  }
}
