import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { holidaysSchema, knownHolidaysSchema, routeSchema, routeSettingSchema } from '../routes/route-view.js';
import type { Holidays, KnownHolidays, RouteSetting, RouteView } from '../routes/route-view.js';
import { SetRoute } from '../routes/set-route.js';
import { routeList } from './delivery.dto.js';
import type { RouteList } from './delivery.dto.js';

@ApiTags('deliveries')
@Controller('api/v1/routes')
export class RouteController {
  constructor(@Inject(SetRoute) private readonly routes: SetRoute) {}

  @Get()
  @Operation({ id: 'delivery-route.list', permission: 'delivery.read', audit: 'read', summary: 'Routes of vans that you may see, by code' })
  @ApiOkResponse({ standardSchema: routeList })
  async list(@Context() context: RequestContext): Promise<RouteList> {
    return { items: [...(await this.routes.list(context.actor, context.caller.scope))] };
  }

  @Post()
  @ApiRequestKey()
  @Operation({ id: 'delivery-route.add', permission: 'delivery.write', audit: 'write', summary: 'A route: its facilities, weekdays and departures' })
  @ApiCreatedResponse({ standardSchema: routeSchema })
  add(@Context() context: RequestContext, @RequestKey() key: string, @Body({ schema: routeSettingSchema }) body: RouteSetting): Promise<RouteView> {
    return this.routes.add(context.actor, key, body);
  }

  @Get('holidays')
  @Operation({ id: 'delivery-holidays.read', permission: 'delivery.read', audit: 'read', summary: 'The days on which the pharmacy sends no van' })
  @ApiOkResponse({ standardSchema: knownHolidaysSchema })
  holidays(@Context() context: RequestContext): Promise<KnownHolidays> {
    return this.routes.holidays(context.actor);
  }

  @Put('holidays')
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'delivery-holidays.set', permission: 'facility.write', audit: 'write', summary: 'The days on which the pharmacy sends no van, in place of those before' })
  @ApiOkResponse({ standardSchema: knownHolidaysSchema })
  setHolidays(@Context() context: RequestContext, @ReadVersion() readVersion: number, @RequestKey() key: string, @Body({ schema: holidaysSchema }) body: Holidays): Promise<KnownHolidays> {
    return this.routes.setHolidays(context.actor, { key, readVersion }, body);
  }

  @Put(':id')
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'delivery-route.change', permission: 'delivery.write', audit: 'write', summary: 'What a route is from now on; what was planned stays' })
  @ApiOkResponse({ standardSchema: routeSchema })
  change(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string, @Body({ schema: routeSettingSchema }) body: RouteSetting): Promise<RouteView> {
    context.about(id);
    return this.routes.change(context.actor, id, { key, readVersion }, body);
  }
}
