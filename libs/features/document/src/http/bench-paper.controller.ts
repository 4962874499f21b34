import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { PAPERS } from '@cyclefill/domain/documents';
import type { Paper } from '@cyclefill/domain/documents';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { BENCH_PAPERS, BenchPaper } from '../bench-papers/bench-paper.js';
import type { BenchPaperKind, BenchTarget } from '../bench-papers/bench-paper.js';

const benchPaperParams = idParamsSchema.extend({ kind: z.enum(BENCH_PAPERS) });
interface BenchPaperParams extends IdParams {
  readonly kind: BenchPaperKind;
}
const paperQuery = z.strictObject({ paper: z.enum(PAPERS).optional().describe('as the facility has chosen unless given') });
interface PaperQuery {
  readonly paper?: Paper;
}

/** Papers of the bench: of one pack, or of all packs of a batch in the order of their rooms. */
@ApiTags('packs')
@Controller('api/v1')
export class BenchPaperController {
  constructor(@Inject(BenchPaper) private readonly benchPaper: BenchPaper) {}

  @Get('packs/:id/papers/:kind')
  @Operation({ id: 'pack.paper', permission: 'pack.read', audit: 'phi', summary: 'What a pack is filled by, checked by, or what was packed, as it stands now' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async ofPack(@Context() context: RequestContext, @Param({ schema: benchPaperParams }) { id, kind }: BenchPaperParams, @Query({ schema: paperQuery }) { paper }: PaperQuery): Promise<StreamableFile> {
    context.about(id);
    return this.draw(context, kind, { id }, paper ?? null);
  }

  @Get('batches/:id/papers/:kind')
  @Operation({ id: 'batch.pack-papers', permission: 'pack.read', audit: 'phi', summary: 'The same of every pack of a batch, one PDF by wing and room' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async ofBatch(@Context() context: RequestContext, @Param({ schema: benchPaperParams }) { id, kind }: BenchPaperParams, @Query({ schema: paperQuery }) { paper }: PaperQuery): Promise<StreamableFile> {
    context.about(id);
    return this.draw(context, kind, { batchId: id }, paper ?? null);
  }

  private async draw(context: RequestContext, kind: BenchPaperKind, target: BenchTarget, paper: Paper | null): Promise<StreamableFile> {
    const { bytes, name, residentIds } = await this.benchPaper.execute(context.actor, context.caller.scope, kind, target, paper);
    context.touched(residentIds);
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: `attachment; filename="${name}.pdf"`, length: bytes.length });
  }
}
