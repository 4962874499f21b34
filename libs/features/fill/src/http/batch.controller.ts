import { Refusal, idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page, PageQuery } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CloseBatch } from '../close-batch/close-batch.js';
import { BatchPageQuery, listedBatchSchema } from '../data/batch-page.query.js';
import type { BatchFilter, ListedBatch } from '../data/batch-page.query.js';
import { LinePageQuery } from '../data/line-page.query.js';
import type { ListedLine } from '../data/line-page.query.js';
import { batchListQuery, batchPage, lineListQuery, linePage } from './batch.dto.js';

@ApiTags('batches')
@Controller('api/v1/batches')
export class BatchController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(CloseBatch) private readonly closeBatch: CloseBatch) {}

  @Get()
  @Operation({ id: 'batch.list', permission: 'batch.read', audit: 'read', summary: 'Batches you may see, newest first' })
  @ApiOkResponse({ standardSchema: batchPage })
  async list(@Context() context: RequestContext, @Query({ schema: batchListQuery }) query: BatchFilter): Promise<Page<ListedBatch>> {
    const rows = await this.uow.run(context.actor, (tx) => tx.get(BatchPageQuery).run(context.caller.scope, query));
    return toPage(rows, query.limit);
  }

  @Get(':id')
  @Operation({ id: 'batch.read', permission: 'batch.read', audit: 'read', summary: 'One batch with its counts' })
  @ApiOkResponse({ standardSchema: listedBatchSchema })
  async read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<ListedBatch> {
    context.about(id);
    const batch = await this.uow.run(context.actor, (tx) => tx.get(BatchPageQuery).one(context.caller.scope, id));
    if (batch === null) throw new Refusal('batch.not-found');
    return batch;
  }

  @Post(':id/close')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'batch.close', permission: 'batch.close', audit: 'read', summary: 'Close a batch that has its papers and no open exception' })
  @ApiOkResponse({ standardSchema: listedBatchSchema })
  async close(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string): Promise<ListedBatch> {
    context.about(id);
    await this.closeBatch.execute(context.actor, context.caller.scope, id, { key, readVersion });
    return this.read(context, { id });
  }

  @Get(':id/lines')
  @Operation({ id: 'batch.lines', permission: 'batch.read', audit: 'phi', summary: 'What each order of a batch gets, by line id' })
  @ApiOkResponse({ standardSchema: linePage })
  async lines(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: lineListQuery }) query: PageQuery,
  ): Promise<Page<ListedLine>> {
    context.about(id);
    const rows = await this.uow.run(context.actor, async (tx) => {
      if ((await tx.get(BatchPageQuery).one(context.caller.scope, id)) === null) throw new Refusal('batch.not-found');
      return tx.get(LinePageQuery).run(context.caller.scope, id, query);
    });
    const page = toPage(rows, query.limit);
    context.touched(page.items.map(({ residentId }) => residentId));
    return page;
  }
}
