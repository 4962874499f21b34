import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdentifyScan } from '../identify/identify-scan.js';
import { identifiedScanSchema, identifyScanSchema } from '../identify/scan-view.js';
import type { IdentifiedScan } from '../identify/scan-view.js';

@ApiTags('deliveries')
@Controller('api/v1/scans')
export class ScanController {
  constructor(@Inject(IdentifyScan) private readonly identifying: IdentifyScan) {}

  @Post()
  @HttpCode(200)
  @Operation({ id: 'scan.identify', permission: 'delivery.read', audit: 'phi', summary: 'What is this? Any code: what it is of, where that stands, and ok, warn, stop or unknown with its sentence' })
  @ApiOkResponse({ standardSchema: identifiedScanSchema })
  async identify(@Context() context: RequestContext, @Body({ schema: identifyScanSchema }) { raw }: { readonly raw: string }): Promise<IdentifiedScan> {
    const found = await this.identifying.execute(context.actor, context.caller.scope, raw);
    const residentId = found.pack?.residentId ?? found.resident?.id ?? found.order?.residentId;
    const subject = found.pack?.id ?? found.resident?.id ?? found.order?.id ?? found.container?.id ?? found.tote?.id;
    if (subject !== undefined) context.about(subject);
    if (residentId !== undefined) context.touched([residentId]);
    return found;
  }
}
