import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ClarificationPaper } from '../clarification/clarification-paper.js';

@ApiTags('clarifications')
@Controller('api/v1/clarifications')
export class ClarificationPaperController {
  constructor(@Inject(ClarificationPaper) private readonly paper: ClarificationPaper) {}

  @Get(':id/content')
  @Operation({ id: 'clarification.content', permission: 'order.write', audit: 'phi', summary: 'The page that asks the prescriber, made to be faxed' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<StreamableFile> {
    context.about(id);
    const { bytes, residentId } = await this.paper.execute(context.actor, id);
    if (residentId !== null) context.touched([residentId]);
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: `attachment; filename="clarification-${id}.pdf"`, length: bytes.length });
  }
}
