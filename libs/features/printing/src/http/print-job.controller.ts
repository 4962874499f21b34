import { Refusal, idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PrintJobPageQuery, printJobSchema } from '../data/print-job-page.query.js';
import type { PrintJob, PrintJobFilter } from '../data/print-job-page.query.js';
import { fontsRequestSchema, printRequestSchema, reprintRequestSchema } from '../queue/print-request.js';
import type { PrintRequest, ReprintRequest } from '../queue/print-request.js';
import { QueueFonts } from '../queue/queue-fonts.js';
import { QueuePrint } from '../queue/queue-print.js';
import { Reprint } from '../queue/reprint.js';
import { SettleJob } from '../queue/settle-job.js';
import { printJobListQuery, printJobPage } from './printing.dto.js';

@ApiTags('printing')
@Controller('api/v1/print-jobs')
export class PrintJobController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(QueuePrint) private readonly queueing: QueuePrint,
    @Inject(QueueFonts) private readonly fontsQueueing: QueueFonts,
    @Inject(Reprint) private readonly reprinting: Reprint,
    @Inject(SettleJob) private readonly settling: SettleJob,
  ) {}

  @Get()
  @Operation({ id: 'print-job.list', permission: 'print.read', audit: 'read', summary: 'Print jobs newest first, with what they wait for' })
  @ApiOkResponse({ standardSchema: printJobPage })
  async list(@Context() { actor }: RequestContext, @Query({ schema: printJobListQuery }) query: PrintJobFilter): Promise<Page<PrintJob>> {
    return toPage(await this.uow.run(actor, (tx) => tx.get(PrintJobPageQuery).run(query)), query.limit);
  }

  @Get(':id')
  @Operation({ id: 'print-job.read', permission: 'print.read', audit: 'read', summary: 'One print job with its state' })
  @ApiOkResponse({ standardSchema: printJobSchema })
  read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<PrintJob> {
    return this.one(context, id);
  }

  @Post()
  @ApiRequestKey()
  @Operation({ id: 'print-job.send', permission: 'print.send', audit: 'write', summary: 'Puts the first print of a document, or of the labels of one pack, into the queue of a printer or of a station' })
  @ApiCreatedResponse({ standardSchema: printJobSchema })
  async send(@Context() context: RequestContext, @RequestKey() key: string, @Body({ schema: printRequestSchema }) body: PrintRequest): Promise<PrintJob> {
    context.about(body.documentId);
    return this.one(context, await this.queueing.execute(context.actor, key, body));
  }

  @Post('fonts')
  @ApiRequestKey()
  @Operation({ id: 'printer.fonts', permission: 'print.send', audit: 'write', summary: 'Puts the fonts of the labels into the queue of a label printer: once, before its first label' })
  @ApiCreatedResponse({ standardSchema: printJobSchema })
  async fonts(@Context() context: RequestContext, @RequestKey() key: string, @Body({ schema: fontsRequestSchema }) { printer }: { readonly printer: string }): Promise<PrintJob> {
    return this.one(context, await this.fontsQueueing.execute(context.actor, key, printer));
  }

  @Post(':id/reprint')
  @ApiRequestKey()
  @Operation({ id: 'print-job.reprint', permission: 'print.send', audit: 'write', summary: 'Prints again what was printed or may have been: with a reason, and REPRINT n on it' })
  @ApiCreatedResponse({ standardSchema: printJobSchema })
  async reprint(@Context() context: RequestContext, @RequestKey() key: string, @Param({ schema: idParamsSchema }) { id }: IdParams, @Body({ schema: reprintRequestSchema }) body: ReprintRequest): Promise<PrintJob> {
    context.about(id);
    return this.one(context, await this.reprinting.execute(context.actor, key, id, body));
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @ApiReadVersion()
  @Operation({ id: 'print-job.confirm', permission: 'print.send', audit: 'write', summary: 'Somebody has looked at the printer: the job came out whole' })
  @ApiOkResponse({ standardSchema: printJobSchema })
  async confirm(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() version: number): Promise<PrintJob> {
    context.about(id);
    await this.settling.confirm(context.actor, { id, version });
    return this.one(context, id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiReadVersion()
  @Operation({ id: 'print-job.cancel', permission: 'print.send', audit: 'write', summary: 'Takes a job out of the queue; nothing of it is sent any more' })
  @ApiOkResponse({ standardSchema: printJobSchema })
  async cancel(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() version: number): Promise<PrintJob> {
    context.about(id);
    await this.settling.cancel(context.actor, { id, version });
    return this.one(context, id);
  }

  private async one(context: RequestContext, id: string): Promise<PrintJob> {
    context.about(id);
    const found = await this.uow.run(context.actor, (tx) => tx.get(PrintJobPageQuery).one(id));
    if (found === null) throw new Refusal('print-job.not-found');
    return found;
  }
}
