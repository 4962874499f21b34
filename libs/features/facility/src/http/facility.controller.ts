import { toPage } from '@cyclefill/contracts';
import type { Page, PageQuery } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FacilityPageQuery } from '../data/facility-page.query.js';
import type { ListedFacility } from '../data/facility-page.query.js';
import { facilityListQuery, facilityPage } from './facility.dto.js';

@ApiTags('facilities')
@Controller('api/v1/facilities')
export class FacilityController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Get()
  @Operation({ id: 'facility.list', permission: 'facility.read', audit: 'read', summary: 'Facilities you may see, by code' })
  @ApiOkResponse({ standardSchema: facilityPage })
  async list(@Context() context: RequestContext, @Query({ schema: facilityListQuery }) query: PageQuery): Promise<Page<ListedFacility>> {
    const rows = await this.uow.run(context.actor, (tx) => tx.get(FacilityPageQuery).run(context.caller.scope, query));
    return toPage(rows, query.limit);
  }
}
