import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { PAPERS } from '@cyclefill/domain/documents';
import type { Paper } from '@cyclefill/domain/documents';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ManifestPaper } from '../manifest/manifest-paper.js';

const paperQuery = z.strictObject({ paper: z.enum(PAPERS).default('letter') });

@ApiTags('deliveries')
@Controller('api/v1/deliveries')
export class ManifestPaperController {
  constructor(@Inject(ManifestPaper) private readonly paper: ManifestPaper) {}

  @Get(':id/manifest/content')
  @Operation({ id: 'delivery.manifest-content', permission: 'delivery.read', audit: 'phi', summary: 'The manifest to print and sign: by facility, wing and resident; controlled drugs on pages of their own' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: paperQuery }) { paper }: { readonly paper: Paper }): Promise<StreamableFile> {
    context.about(id);
    const { bytes, residentIds } = await this.paper.execute(context.actor, context.caller.scope, id, paper);
    context.touched(residentIds);
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: `attachment; filename="manifest-${id}.pdf"`, length: bytes.length });
  }
}
