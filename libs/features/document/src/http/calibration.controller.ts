import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CalibrationPaper } from '../calibration/calibration-paper.js';

const codeParams = z.strictObject({ code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u) });
const printerQuery = z.strictObject({ printer: z.string().max(40).optional().describe('drawn with what is stored of this printer') });

@ApiTags('packing')
@Controller('api/v1/pack-types')
export class CalibrationController {
  constructor(@Inject(CalibrationPaper) private readonly paper: CalibrationPaper) {}

  @Get(':code/calibration')
  @Operation({ id: 'pack-type.calibration', permission: 'batch.read', audit: 'read', summary: 'The calibration page of a pack type: its cells and two rulers' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async page(
    @Context() context: RequestContext, @Param({ schema: codeParams }) { code }: { readonly code: string }, @Query({ schema: printerQuery }) { printer }: { readonly printer?: string },
  ): Promise<StreamableFile> {
    const { bytes } = await this.paper.execute(context.actor, code, printer ?? null);
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: `attachment; filename="calibration-${code}.pdf"`, length: bytes.length });
  }
}
