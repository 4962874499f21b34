import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { PAPERS } from '@cyclefill/domain/documents';
import type { Paper } from '@cyclefill/domain/documents';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { PackCheckPaper } from '../pack-check/pack-check-paper.js';

const packCheckQuery = z.strictObject({
  paper: z.enum(PAPERS).optional().describe('as the facility has chosen unless given'), resident: z.string().min(1).max(100).optional().describe('code of one resident'), asOf: z.iso.datetime({ offset: true }).optional().describe('by what was known then; now unless given'),
});
interface PackCheckQuery {
  readonly paper?: Paper;
  readonly resident?: string;
  readonly asOf?: string;
}

@ApiTags('batches')
@Controller('api/v1/batches')
export class PackCheckController {
  constructor(@Inject(PackCheckPaper) private readonly paper: PackCheckPaper) {}

  @Get(':id/pack-check/content')
  @Operation({ id: 'batch.pack-check', permission: 'document.read', audit: 'phi', summary: 'Packs held against the record dose by dose, a page a resident, for two nurses' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: packCheckQuery }) { paper, resident, asOf }: PackCheckQuery): Promise<StreamableFile> {
    context.about(id);
    const drawn = await this.paper.execute(context.actor, context.caller.scope, { batchId: id, resident: resident ?? null, paper: paper ?? null, asOf: asOf === undefined ? null : new Date(asOf) });
    context.touched(drawn.residentIds);
    return new StreamableFile(drawn.bytes, { type: 'application/pdf', disposition: `attachment; filename="${drawn.name}.pdf"`, length: drawn.bytes.length });
  }
}
