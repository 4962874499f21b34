import { Refusal, idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Context, Operation, cutOff } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Logger, errorFields } from '@cyclefill/platform/logging';
import { DocumentStorage } from '@cyclefill/platform/storage';
import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { DocumentPageQuery } from '../data/document-page.query.js';
import type { DocumentFilter, ListedDocument } from '../data/document-page.query.js';
import { isOnStock } from '../calibration/for-printer.js';
import { PrintDocument } from '../print-document/print-document.js';
import { documentContentQuery, documentListQuery, documentPage } from './document.dto.js';
import type { DocumentContentQuery } from './document.dto.js';

@ApiTags('documents')
@Controller('api/v1/documents')
export class DocumentController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(DocumentStorage) private readonly storage: DocumentStorage,
    @Inject(Logger) private readonly log: Logger,
    @Inject(PrintDocument) private readonly printing: PrintDocument,
  ) {}

  @Get()
  @Operation({ id: 'document.list', permission: 'document.read', audit: 'phi', summary: 'Latest documents you may see, newest first' })
  @ApiOkResponse({ standardSchema: documentPage })
  async list(@Context() context: RequestContext, @Query({ schema: documentListQuery }) query: DocumentFilter): Promise<Page<ListedDocument>> {
    const rows = await this.uow.run(context.actor, (tx) => tx.get(DocumentPageQuery).run(context.caller.scope, query));
    const page = toPage(rows, query.limit);
    context.touched(page.items.flatMap(({ residentId }) => residentId ?? []));
    return page;
  }

  @Get(':id/content')
  @Operation({ id: 'document.content', permission: 'document.read', audit: 'phi', summary: 'The PDF itself; with a printer, cards and faces of packs moved by what it is off by' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: documentContentQuery }) { printer }: DocumentContentQuery): Promise<StreamableFile> {
    context.about(id);
    const document = await this.uow.run(context.actor, (tx) => tx.get(DocumentPageQuery).one(context.caller.scope, id));
    if (document === null) throw new Refusal('document.not-found');
    if (document.residentId !== null) context.touched([document.residentId]);
    const head = { type: 'application/pdf', disposition: `attachment; filename="${document.kind}-${id}.pdf"` };
    if (printer !== undefined && isOnStock(document.kind)) return new StreamableFile(await this.printing.execute(context.actor, document, printer), head);
    const { bytes, content } = await this.storage.stream(document.sha256);
    return new StreamableFile(content, { ...head, length: bytes }).setErrorHandler((error, response) => {
      this.log.error('document.download.cut', { documentId: id, ...errorFields(error) });
      cutOff(response);
    });
  }
}
