import { Refusal, idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { BatchPageQuery } from '@cyclefill/features/fill';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ListPackChanges } from '../list-changes/list-pack-changes.js';
import { packChangesView } from '../list-changes/pack-changes-view.js';
import { changesQuery, packChangesSchema } from './pack-change.dto.js';
import type { PackChangesView } from './pack-change.dto.js';

@ApiTags('batches')
@Controller('api/v1/batches')
export class PackChangeController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ListPackChanges) private readonly changes: ListPackChanges,
  ) {}

  @Get(':id/changes')
  @Operation({ id: 'batch.changes', permission: 'batch.read', audit: 'phi', summary: 'What changed since a batch was built, and the cells to pull' })
  @ApiOkResponse({ standardSchema: packChangesSchema })
  async list(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: changesQuery }) { at }: { readonly at?: string },
  ): Promise<PackChangesView> {
    context.about(id);
    const seen = await this.uow.run(context.actor, (tx) => tx.get(BatchPageQuery).one(context.caller.scope, id));
    if (seen === null) throw new Refusal('batch.not-found');
    const view = packChangesView(await this.changes.execute(context.actor, context.caller.scope, id, at === undefined ? null : new Date(at)));
    context.touched([...new Set(view.items.map(({ residentId }) => residentId))]);
    return view;
  }
}
