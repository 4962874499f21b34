import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { PAPERS } from '@cyclefill/domain/documents';
import type { Paper } from '@cyclefill/domain/documents';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ReconciliationPaper } from '../reconciliation/reconciliation-paper.js';
import type { ReconciliationFile } from '../reconciliation/reconciliation-paper.js';

const paperQuery = z.strictObject({ paper: z.enum(PAPERS).optional().describe('as the facility has chosen unless given') });
interface PaperChoice {
  readonly paper?: Paper;
}

@ApiTags('reconciliations')
@Controller('api/v1/reconciliations/:id')
export class ReconciliationPaperController {
  constructor(@Inject(ReconciliationPaper) private readonly paper: ReconciliationPaper) {}

  @Get('form/content')
  @Operation({ id: 'reconciliation.form', permission: 'reconciliation.read', audit: 'phi', summary: 'The form of a reconciliation: both lists, differences, decisions and signatures' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async form(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: paperQuery }) { paper }: PaperChoice): Promise<StreamableFile> {
    return sent(context, id, await this.paper.form(context.actor, context.caller.scope, id, paper ?? null));
  }

  @Get('questions/content')
  @Operation({ id: 'reconciliation.questions', permission: 'reconciliation.read', audit: 'phi', summary: 'The page that asks the prescriber about rows, made to be faxed' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async questions(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: paperQuery }) { paper }: PaperChoice): Promise<StreamableFile> {
    return sent(context, id, await this.paper.questions(context.actor, context.caller.scope, id, paper ?? null));
  }
}

function sent(context: RequestContext, id: string, { bytes, residentId, name }: ReconciliationFile): StreamableFile {
  context.about(id);
  context.touched([residentId]);
  return new StreamableFile(bytes, { type: 'application/pdf', disposition: `attachment; filename="${name}.pdf"`, length: bytes.length });
}
