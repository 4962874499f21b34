import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { PAPERS } from '@cyclefill/domain/documents';
import type { Paper } from '@cyclefill/domain/documents';
import { LABEL_DPI } from '@cyclefill/pdf';
import type { LabelDpi } from '@cyclefill/pdf';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { PreparationPaper } from '../preparation/preparation-paper.js';
import type { PreparationFile } from '../preparation/preparation-paper.js';

const paperQuery = z.strictObject({ paper: z.enum(PAPERS).optional().describe('as the facility has chosen unless given') });
const labelQuery = z.strictObject({ zpl: z.enum(['203', '300']).transform((dpi) => LABEL_DPI.find((known) => String(known) === dpi)).optional().describe('dots an inch of a thermal printer; PDF unless given') });

@ApiTags('compounding')
@Controller('api/v1/preparations')
export class PreparationPaperController {
  constructor(@Inject(PreparationPaper) private readonly paper: PreparationPaper) {}

  @Get(':id/label/content')
  @Operation({ id: 'preparation.label', permission: 'compounding.read', audit: 'phi', summary: 'Infusion labels of a preparation, one for each of it, as PDF or for a thermal printer' })
  @ApiProduces('application/pdf', 'application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async label(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: labelQuery }) { zpl }: { readonly zpl?: LabelDpi }): Promise<StreamableFile> {
    if (zpl === undefined) return sent(context, id, await this.paper.label(context.actor, { id }), 'pdf');
    return sent(context, id, await this.paper.zpl(context.actor, { id }, zpl), 'zpl');
  }

  @Get(':id/record/content')
  @Operation({ id: 'preparation.record', permission: 'compounding.read', audit: 'phi', summary: 'The compounding record of a preparation: formula, lots, steps, who made and checked it' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async record(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: paperQuery }) { paper }: { readonly paper?: Paper }): Promise<StreamableFile> {
    return sent(context, id, await this.paper.record(context.actor, { id }, paper ?? null), 'pdf');
  }
}

function sent(context: RequestContext, id: string, { bytes, residentIds, name }: PreparationFile & { readonly bytes: Uint8Array }, ending: 'pdf' | 'zpl'): StreamableFile {
  context.about(id);
  context.touched(residentIds);
  return new StreamableFile(bytes, { type: ending === 'pdf' ? 'application/pdf' : 'application/octet-stream', disposition: `attachment; filename="${name}.${ending}"`, length: bytes.length });
}
