import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { PAPERS } from '@cyclefill/domain/documents';
import type { Paper } from '@cyclefill/domain/documents';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { RenewalPaper } from '../renewal/renewal-paper.js';

const paperQuery = z.strictObject({ paper: z.enum(PAPERS).optional().describe('as the facility has chosen unless given') });

@ApiTags('refills')
@Controller('api/v1/renewal-requests')
export class RenewalPaperController {
  constructor(@Inject(RenewalPaper) private readonly paper: RenewalPaper) {}

  @Get(':id/content')
  @Operation({ id: 'renewal.content', permission: 'refill.read', audit: 'phi', summary: 'The page that asks the prescriber for the renewal, made to be faxed' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: paperQuery }) { paper }: { readonly paper?: Paper }): Promise<StreamableFile> {
    context.about(id);
    const { bytes, residentId, name } = await this.paper.execute(context.actor, context.caller.scope, id, paper ?? null);
    context.touched([residentId]);
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: `attachment; filename="${name}.pdf"`, length: bytes.length });
  }
}
