import { Refusal, idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DriftGuard } from '../pack-life/drift-guard.js';
import { PackLife } from '../pack-life/pack-life.js';
import { PackBoardQuery } from '../read-packs/pack-board.query.js';
import type { BoardRow } from '../read-packs/pack-board.query.js';
import { PackPageQuery } from '../read-packs/pack-page.query.js';
import type { ListedPack, PackFilter } from '../read-packs/pack-page.query.js';
import { packViewSchema, readPackEvents, readPackView } from '../read-packs/pack-view.query.js';
import type { PackEventView, PackView } from '../read-packs/pack-view.query.js';
import { boardQuery, boardSchema, codeParams, packEvents, packListQuery, packPage } from './pack.dto.js';

/** Reading packs. What is out of date is found out while it is read: nobody waits for a worker to say so. */
@ApiTags('packs')
@Controller('api/v1')
export class PackController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Get('packs')
  @Operation({ id: 'pack.list', permission: 'pack.read', audit: 'phi', summary: 'Packs by batch, facility, resident and state; what holds a dose that is not due any more says so' })
  @ApiOkResponse({ standardSchema: packPage })
  async list(@Context() context: RequestContext, @Query({ schema: packListQuery }) query: PackFilter): Promise<Page<ListedPack>> {
    const { scope } = context.caller;
    const rows = await this.uow.run(context.actor, async (tx) => {
      const packs = tx.get(PackPageQuery);
      await tx.get(DriftGuard).check(await packs.suspects(scope, query));
      return packs.run(scope, query);
    });
    const page = toPage(rows, query.limit);
    context.touched(page.items.map(({ residentId }) => residentId));
    return page;
  }

  @Get('pack-board')
  @Operation({ id: 'pack.board', permission: 'pack.read', audit: 'read', summary: 'How far the packs of each batch are: to pack, filling, in check, checked, shipped, out of date' })
  @ApiOkResponse({ standardSchema: boardSchema })
  async board(@Context() context: RequestContext, @Query({ schema: boardQuery }) query: { readonly facilityId?: string; readonly batchId?: string }): Promise<{ items: BoardRow[] }> {
    const { scope } = context.caller;
    return this.uow.run(context.actor, async (tx) => {
      await tx.get(DriftGuard).check(await tx.get(PackPageQuery).suspects(scope, query));
      return { items: await tx.get(PackBoardQuery).run(scope, query) };
    });
  }

  @Get('packs/by-code/:code')
  @Operation({ id: 'pack.open', permission: 'pack.read', audit: 'phi', summary: 'The pack that a printed code stands for' })
  @ApiOkResponse({ standardSchema: packViewSchema })
  async byCode(@Context() context: RequestContext, @Param({ schema: codeParams }) { code }: { readonly code: string }): Promise<PackView> {
    return this.view(context, { code });
  }

  @Get('packs/:id')
  @Operation({ id: 'pack.read', permission: 'pack.read', audit: 'phi', summary: 'One pack with its orders, what was put in, and the cells to pull' })
  @ApiOkResponse({ standardSchema: packViewSchema })
  async read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<PackView> {
    return this.view(context, { id });
  }

  @Get('packs/:id/events')
  @Operation({ id: 'pack.events', permission: 'pack.read', audit: 'phi', summary: 'Every step of a pack with person and time' })
  @ApiOkResponse({ standardSchema: packEvents })
  async events(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<{ items: PackEventView[] }> {
    context.about(id);
    return this.uow.run(context.actor, async (tx) => {
      const pack = await tx.get(PackLife).find(context.caller.scope, { id });
      if (pack === null) throw new Refusal('pack.not-found');
      context.touched([pack.residentId]);
      return { items: await readPackEvents(tx, id) };
    });
  }

  private async view(context: RequestContext, named: { readonly id: string } | { readonly code: string }): Promise<PackView> {
    const { scope } = context.caller;
    const view = await this.uow.run(context.actor, async (tx) => {
      const pack = await tx.get(PackLife).find(scope, named);
      return pack === null ? null : readPackView(tx, scope, pack.id);
    });
    if (view === null) throw new Refusal('pack.not-found');
    context.about(view.id);
    context.touched([view.residentId]);
    return view;
  }
}
