import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { PAPERS } from '@cyclefill/domain/documents';
import type { Paper } from '@cyclefill/domain/documents';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ChangeSheetPaper } from '../change-sheet/change-sheet-paper.js';
import { ManifestPaper } from '../manifest/manifest-paper.js';

const paperQuery = z.strictObject({ paper: z.enum(PAPERS).optional().describe('as the facility has chosen unless given') });

@ApiTags('deliveries')
@Controller('api/v1/deliveries')
export class ManifestPaperController {
  constructor(@Inject(ManifestPaper) private readonly paper: ManifestPaper, @Inject(ChangeSheetPaper) private readonly changes: ChangeSheetPaper) {}

  @Get(':id/manifest/content')
  @Operation({ id: 'delivery.manifest-content', permission: 'delivery.read', audit: 'phi', summary: 'The manifest to print and sign: by facility, wing and resident; controlled drugs on pages of their own' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: paperQuery }) { paper }: { readonly paper?: Paper }): Promise<StreamableFile> {
    context.about(id);
    const { bytes, residentIds } = await this.paper.execute(context.actor, context.caller.scope, id, paper ?? null);
    context.touched(residentIds);
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: `attachment; filename="manifest-${id}.pdf"`, length: bytes.length });
  }

  @Get(':id/change-sheet/content')
  @Operation({ id: 'delivery.change-sheet', permission: 'delivery.read', audit: 'phi', summary: 'What is new, changed, stopped, on hold, of another maker or owed since the last delivery, a sheet a facility' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async changeSheet(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: paperQuery }) { paper }: { readonly paper?: Paper }): Promise<StreamableFile> {
    context.about(id);
    const { bytes, residentIds } = await this.changes.execute(context.actor, context.caller.scope, id, paper ?? null);
    context.touched(residentIds);
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: `attachment; filename="change-sheet-${id}.pdf"`, length: bytes.length });
  }
}
