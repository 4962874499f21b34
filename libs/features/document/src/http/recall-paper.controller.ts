import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { PAPERS } from '@cyclefill/domain/documents';
import type { Paper } from '@cyclefill/domain/documents';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { RecallPaper } from '../recall/recall-paper.js';

const paperQuery = z.strictObject({ paper: z.enum(PAPERS).default('letter') });

@ApiTags('stock')
@Controller('api/v1/inventory/recalls')
export class RecallPaperController {
  constructor(@Inject(RecallPaper) private readonly paper: RecallPaper) {}

  @Get(':id/content')
  @Operation({ id: 'stock.recall-content', permission: 'stock.read', audit: 'phi', summary: 'The sheet of a recall: what it reached, to be ticked off, and how it was closed' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: paperQuery }) { paper }: { readonly paper: Paper }): Promise<StreamableFile> {
    context.about(id);
    const { bytes, residentIds, name } = await this.paper.execute(context.actor, id, paper);
    context.touched([...residentIds]);
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: `attachment; filename="${name}.pdf"`, length: bytes.length });
  }
}
