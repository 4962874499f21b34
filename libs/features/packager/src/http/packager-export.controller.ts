import { Refusal, idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { DocumentStorage } from '@cyclefill/platform/storage';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AnswerExport, answerExportSchema } from '../answer-export/answer-export.js';
import { PackagerExportQuery, packagerExportSchema } from '../data/packager-export.query.js';
import type { PackagerExport, PackagerExportFilter } from '../data/packager-export.query.js';
import { ExportPacks, exportPacksSchema, exportedPacksSchema } from '../export-packs/export-packs.js';
import type { ExportPacksRequest, ExportedPacks } from '../export-packs/export-packs.js';
import { ResendExport } from '../resend-export/resend-export.js';
import { exportFileParams, packagerExportListQuery, packagerExportPage } from './packager-export.dto.js';
import type { ExportFileParams } from './packager-export.dto.js';

@ApiTags('packager')
@Controller('api/v1/packager-exports')
export class PackagerExportController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(DocumentStorage) private readonly storage: DocumentStorage,
    @Inject(ExportPacks) private readonly exporting: ExportPacks,
    @Inject(AnswerExport) private readonly answering: AnswerExport,
    @Inject(ResendExport) private readonly resending: ResendExport,
  ) {}

  @Get()
  @Operation({ id: 'packager-export.list', permission: 'packager.read', audit: 'read', summary: 'What was handed to packaging machines, newest first, with their answers' })
  @ApiOkResponse({ standardSchema: packagerExportPage })
  async list(@Context() context: RequestContext, @Query({ schema: packagerExportListQuery }) query: PackagerExportFilter): Promise<Page<PackagerExport>> {
    return toPage(await this.uow.run(context.actor, (tx) => tx.get(PackagerExportQuery).run(context.caller.scope, query)), query.limit);
  }

  @Get(':id')
  @Operation({ id: 'packager-export.read', permission: 'packager.read', audit: 'read', summary: 'One export with its state' })
  @ApiOkResponse({ standardSchema: packagerExportSchema })
  read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<PackagerExport> {
    return this.one(context, id);
  }

  @Get(':id/files/:name')
  @Operation({ id: 'packager-export.file', permission: 'packager.export', audit: 'phi', summary: 'A file of an export as the machine takes it' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(@Context() context: RequestContext, @Param({ schema: exportFileParams }) { id, name }: ExportFileParams): Promise<StreamableFile> {
    const { files } = await this.one(context, id);
    const file = files.find((one) => one.name === name);
    if (file === undefined) throw new Refusal('packager-export.not-found');
    context.touched(await this.uow.run(context.actor, (tx) => tx.get(PackagerExportQuery).residentsOf(id)));
    return new StreamableFile(await this.storage.get(file.sha256), { type: 'application/octet-stream', disposition: `attachment; filename="${file.name}"`, length: file.bytes });
  }

  @Post()
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'packager-export.make', permission: 'packager.export', audit: 'write', summary: "Hands the packs of a batch to a packaging machine, or says what keeps it from taking them" })
  @ApiOkResponse({ standardSchema: exportedPacksSchema })
  async make(@Context() context: RequestContext, @RequestKey() key: string, @Body({ schema: exportPacksSchema }) body: ExportPacksRequest): Promise<ExportedPacks> {
    context.about(body.batchId);
    return this.exporting.execute(context.actor, context.caller.scope, key, body);
  }

  @Post(':id/answer')
  @HttpCode(200)
  @ApiReadVersion()
  @Operation({ id: 'packager-export.answer', permission: 'packager.export', audit: 'write', summary: 'The acknowledgement file of the machine: OK, or ERROR and why' })
  @ApiOkResponse({ standardSchema: packagerExportSchema })
  async answer(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() version: number, @Body({ schema: answerExportSchema }) { file }: { readonly file: string }): Promise<PackagerExport> {
    context.about(id);
    await this.answering.execute(context.actor, context.caller.scope, { id, version, file });
    return this.one(context, id);
  }

  @Post(':id/resend')
  @HttpCode(200)
  @ApiReadVersion()
  @Operation({ id: 'packager-export.resend', permission: 'packager.export', audit: 'write', summary: 'Hands the very same files over again, under the same number' })
  @ApiOkResponse({ standardSchema: packagerExportSchema })
  async resend(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() version: number): Promise<PackagerExport> {
    context.about(id);
    await this.resending.execute(context.actor, context.caller.scope, { id, version });
    return this.one(context, id);
  }

  private async one(context: RequestContext, id: string): Promise<PackagerExport> {
    context.about(id);
    const found = await this.uow.run(context.actor, (tx) => tx.get(PackagerExportQuery).one(context.caller.scope, id));
    if (found === null) throw new Refusal('packager-export.not-found');
    return found;
  }
}
