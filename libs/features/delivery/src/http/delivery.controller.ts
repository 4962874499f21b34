import { idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { manifestSchema } from '../manifest/manifest-view.js';
import type { ManifestView } from '../manifest/manifest-view.js';
import { ReadManifest } from '../manifest/read-manifest.js';
import { departSchema, departureSchema, deliverySchema, planDeliverySchema } from '../vans/delivery-view.js';
import type { DeliveryView, Depart, Departure, ListedDelivery, PlanDelivery } from '../vans/delivery-view.js';
import { DeliveryPageQuery } from '../vans/delivery-page.query.js';
import type { DeliveryFilter } from '../vans/delivery-page.query.js';
import { RunVan } from '../vans/run-van.js';
import { deliveryListQuery, deliveryPage } from './delivery.dto.js';

@ApiTags('deliveries')
@Controller('api/v1/deliveries')
export class DeliveryController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(RunVan) private readonly vans: RunVan, @Inject(ReadManifest) private readonly manifests: ReadManifest) {}

  @Get()
  @Operation({ id: 'delivery.list', permission: 'delivery.read', audit: 'read', summary: 'Departures of vans that you may see, newest first' })
  @ApiOkResponse({ standardSchema: deliveryPage })
  async list(@Context() context: RequestContext, @Query({ schema: deliveryListQuery }) query: DeliveryFilter): Promise<Page<ListedDelivery>> {
    return toPage(await this.uow.run(context.actor, (tx) => tx.get(DeliveryPageQuery).run(context.caller.scope, query)), query.limit);
  }

  @Post()
  @ApiRequestKey()
  @Operation({ id: 'delivery.plan', permission: 'delivery.write', audit: 'write', summary: 'A departure of a van on a day of its route' })
  @ApiCreatedResponse({ standardSchema: deliverySchema })
  plan(@Context() context: RequestContext, @RequestKey() key: string, @Body({ schema: planDeliverySchema }) body: PlanDelivery): Promise<DeliveryView> {
    return this.vans.plan(context.actor, key, body);
  }

  @Get(':id')
  @Operation({ id: 'delivery.read', permission: 'delivery.read', audit: 'read', summary: 'A departure with its totes' })
  @ApiOkResponse({ standardSchema: deliverySchema })
  read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<DeliveryView> {
    context.about(id);
    return this.uow.run(context.actor, (tx) => tx.get(DeliveryPageQuery).one(context.caller.scope, id));
  }

  @Get(':id/manifest')
  @Operation({ id: 'delivery.manifest', permission: 'delivery.read', audit: 'phi', summary: 'What a van carries by facility, wing and resident; controlled drugs apart' })
  @ApiOkResponse({ standardSchema: manifestSchema })
  async manifest(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<ManifestView> {
    context.about(id);
    const manifest = await this.manifests.execute(context.actor, context.caller.scope, id);
    context.touched(manifest.stops.flatMap(({ wings, controlled }) => [...wings.flatMap(({ residents }) => residents), ...controlled].map(({ residentId }) => residentId)));
    return manifest;
  }

  @Post(':id/departure')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'delivery.depart', permission: 'delivery.write', audit: 'write', summary: 'The van leaves, unless something on it is out of date: then what to pull. Before its day it takes a reason' })
  @ApiOkResponse({ standardSchema: departureSchema })
  depart(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string, @Body({ schema: departSchema }) body: Depart): Promise<Departure> {
    context.about(id);
    return this.vans.depart(context.actor, context.caller.scope, { key, id, readVersion }, body);
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'delivery.cancel', permission: 'delivery.write', audit: 'write', summary: 'A van that has no tote does not go' })
  @ApiOkResponse({ standardSchema: deliverySchema })
  cancel(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string): Promise<DeliveryView> {
    context.about(id);
    return this.vans.cancel(context.actor, { key, id, readVersion });
  }
}
