import { Refusal, pageQueryShape, pageSchema, toPage } from '@cyclefill/contracts';
import type { Page } from '@cyclefill/contracts';
import { CONTAINER_STATES } from '@cyclefill/domain/stock';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { readContainerPage, readExpiring } from '../containers/container-page.query.js';
import type { ContainerFilter } from '../containers/container-page.query.js';
import { containerLedgerSchema, containerSchema, containerView, readMovements } from '../containers/container-view.js';
import type { ContainerLedger, ContainerView } from '../containers/container-view.js';
import { Containers } from '../containers/containers.js';
import { MoveContainer, moveContainerSchema } from '../containers/move-container.js';
import type { MoveContainerRequest } from '../containers/move-container.js';
import { ReceiveStock, receiveStockSchema, receivedStockSchema } from '../containers/receive-stock.js';
import type { ReceiveStockRequest, ReceivedStock } from '../containers/receive-stock.js';

const listQuery = z.strictObject({ ...pageQueryShape, ndc11: z.string().optional(), lot: z.string().optional(), location: z.string().optional(), state: z.enum(CONTAINER_STATES).optional() });
const expiringQuery = z.strictObject({ withinDays: z.string().regex(/^\d{1,4}$/u).transform(Number).default(90) });
const expiringSchema = z.object({ items: z.array(containerSchema) }).meta({ id: 'ExpiringContainers' });
const codeParams = z.strictObject({ code: z.string().max(32) });
type CodeParams = z.output<typeof codeParams>;

@ApiTags('inventory')
@Controller('api/v1/inventory')
export class ContainerController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReceiveStock) private readonly receiving: ReceiveStock,
    @Inject(MoveContainer) private readonly moving: MoveContainer,
  ) {}

  @Get('containers')
  @Operation({ id: 'stock.list', permission: 'stock.read', audit: 'read', summary: 'Containers in stock, those that came in last first' })
  @ApiOkResponse({ standardSchema: pageSchema(containerSchema) })
  async list(@Context() { actor }: RequestContext, @Query({ schema: listQuery }) query: ContainerFilter): Promise<Page<ContainerView>> {
    const page = toPage(await this.uow.run(actor, (tx) => readContainerPage(tx, query)), query.limit);
    return { ...page, items: page.items.map(containerView) };
  }

  @Get('expiring')
  @Operation({ id: 'stock.expiring', permission: 'stock.read', audit: 'read', summary: 'Containers that have expired or will within days, the earliest first' })
  @ApiOkResponse({ standardSchema: expiringSchema })
  async expiring(@Context() { actor }: RequestContext, @Query({ schema: expiringQuery }) { withinDays }: z.output<typeof expiringQuery>): Promise<z.output<typeof expiringSchema>> {
    return { items: (await this.uow.run(actor, (tx) => readExpiring(tx, withinDays))).map(containerView) };
  }

  @Get('containers/:code')
  @Operation({ id: 'stock.read', permission: 'stock.read', audit: 'read', summary: 'One container with its whole ledger' })
  @ApiOkResponse({ standardSchema: containerLedgerSchema })
  async read(@Context() context: RequestContext, @Param({ schema: codeParams }) { code }: CodeParams): Promise<ContainerLedger> {
    const found = await this.uow.run(context.actor, async (tx) => {
      const container = await tx.get(Containers).find({ code });
      return container === null ? null : { ...containerView(container), movements: [...(await readMovements(tx, container.id))] };
    });
    if (found === null) throw new Refusal('container.not-found');
    context.about(found.id);
    return found;
  }

  @Post('containers/:code/movements')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'stock.move', permission: 'stock.write', audit: 'write', summary: 'Units used, wasted, returned or adjusted; a container moved, quarantined, let out of it, or destroyed' })
  @ApiOkResponse({ standardSchema: containerSchema })
  async move(@Context() { actor }: RequestContext, @Param({ schema: codeParams }) { code }: CodeParams, @ReadVersion() version: number, @RequestKey() key: string, @Body({ schema: moveContainerSchema }) body: MoveContainerRequest): Promise<ContainerView> {
    return this.moving.execute(actor, key, code, version, body);
  }

  @Post('receipts')
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'stock.receive', permission: 'stock.write', audit: 'write', summary: 'Containers of one lot come in, by scan or typed; each gets a code of its own' })
  @ApiOkResponse({ standardSchema: receivedStockSchema })
  async receive(@Context() { actor }: RequestContext, @RequestKey() key: string, @Body({ schema: receiveStockSchema }) body: ReceiveStockRequest): Promise<ReceivedStock> {
    return this.receiving.execute(actor, key, body);
  }
}
