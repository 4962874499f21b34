import { idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiRequestKey, Context, Operation, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FillTote, addContainerSchema, pullItemSchema, toteScanSchema } from '../totes/fill-tote.js';
import type { PullItem, ToteScan } from '../totes/fill-tote.js';
import { MoveTote, openToteSchema } from '../totes/move-tote.js';
import type { OpenToteRequest } from '../totes/move-tote.js';
import { TotePageQuery } from '../totes/tote-page.query.js';
import type { NamedTote, ToteFilter } from '../totes/tote-page.query.js';
import { toteSchema } from '../totes/tote-view.js';
import type { ListedTote, ToteView } from '../totes/tote-view.js';
import type { ContainerSource } from '../totes/travel-candidate.query.js';
import { codeParams, pulledSchema, scanBody, toteListQuery, totePage } from './delivery.dto.js';
import type { CodeParams, ScanBody } from './delivery.dto.js';

@ApiTags('totes')
@Controller('api/v1/totes')
export class ToteController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(FillTote) private readonly filling: FillTote, @Inject(MoveTote) private readonly moving: MoveTote) {}

  @Get()
  @Operation({ id: 'tote.list', permission: 'delivery.read', audit: 'read', summary: 'Totes you may see, newest first' })
  @ApiOkResponse({ standardSchema: totePage })
  async list(@Context() context: RequestContext, @Query({ schema: toteListQuery }) query: ToteFilter): Promise<Page<ListedTote>> {
    return toPage(await this.uow.run(context.actor, (tx) => tx.get(TotePageQuery).run(context.caller.scope, query)), query.limit);
  }

  @Post()
  @ApiRequestKey()
  @Operation({ id: 'tote.open', permission: 'delivery.write', audit: 'write', summary: 'A tote for a facility or one wing of it, under a code of its own' })
  @ApiCreatedResponse({ standardSchema: toteSchema })
  open(@Context() context: RequestContext, @RequestKey() key: string, @Body({ schema: openToteSchema }) body: OpenToteRequest): Promise<ToteView> {
    return this.moving.open(context.actor, key, body);
  }

  @Get('by-code/:code')
  @Operation({ id: 'tote.find', permission: 'delivery.read', audit: 'phi', summary: 'A tote by the code on it, with what lies in it' })
  @ApiOkResponse({ standardSchema: toteSchema })
  find(@Context() context: RequestContext, @Param({ schema: codeParams }) { code }: CodeParams): Promise<ToteView> {
    return this.one(context, { code: code.toUpperCase().replace(/^~T?(?=T-)/u, '') });
  }

  @Get(':id')
  @Operation({ id: 'tote.read', permission: 'delivery.read', audit: 'phi', summary: 'A tote with what lies in it' })
  @ApiOkResponse({ standardSchema: toteSchema })
  read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<ToteView> {
    return this.one(context, { id });
  }

  @Post(':id/scans')
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'tote.scan', permission: 'delivery.write', audit: 'phi', summary: 'A pack or container goes in, or stays out and why' })
  @ApiOkResponse({ standardSchema: toteScanSchema })
  async scan(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: scanBody }) body: ScanBody): Promise<ToteScan> {
    return this.told(context, id, await this.filling.scan(context.actor, context.caller.scope, id, key, body));
  }

  @Post(':id/containers')
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'tote.add-container', permission: 'delivery.write', audit: 'phi', summary: 'What of an order is in no pack goes in' })
  @ApiOkResponse({ standardSchema: toteScanSchema })
  async addContainer(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: addContainerSchema }) body: ContainerSource): Promise<ToteScan> {
    return this.told(context, id, await this.filling.addContainer(context.actor, context.caller.scope, id, key, body));
  }

  @Post(':id/pulls')
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'tote.pull', permission: 'delivery.write', audit: 'write', summary: 'Something comes out again before the tote leaves' })
  @ApiOkResponse({ standardSchema: pulledSchema })
  pull(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: pullItemSchema }) body: PullItem): Promise<{ readonly toteVersion: number }> {
    context.about(id);
    return this.filling.pull(context.actor, context.caller.scope, id, key, body);
  }

  private async one(context: RequestContext, named: NamedTote): Promise<ToteView> {
    const tote = await this.uow.run(context.actor, (tx) => tx.get(TotePageQuery).one(context.caller.scope, named));
    context.about(tote.id);
    context.touched(tote.items.map(({ residentId }) => residentId));
    return tote;
  }

  private told(context: RequestContext, id: string, scan: ToteScan): ToteScan {
    context.about(id);
    if (scan.residentId !== null) context.touched([scan.residentId]);
    return scan;
  }
}
