import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ekitSchema } from '../ekit/ekit-view.js';
import type { EkitView } from '../ekit/ekit-view.js';
import { sealEkitSchema, setEkitItemSchema, setEkitSchema, stockEkitSchema } from '../ekit/ekit-requests.js';
import type { SealEkitRequest, SetEkitItemRequest, SetEkitRequest, StockEkitRequest } from '../ekit/ekit-requests.js';
import { KeepEkit } from '../ekit/keep-ekit.js';
import { facilityCodeParams } from './refill.dto.js';
import type { FacilityCodeParams } from './refill.dto.js';

@ApiTags('ekit')
@Controller('api/v1/facilities/:code/ekit')
export class EkitController {
  constructor(@Inject(KeepEkit) private readonly keeping: KeepEkit) {}

  @Get()
  @Operation({ id: 'ekit.read', permission: 'refill.read', audit: 'phi', summary: 'The emergency kit of a facility: limits, contents by lot, seal, what to replenish, and STAT doses that nobody has supplied yet' })
  @ApiOkResponse({ standardSchema: ekitSchema })
  async read(@Context() context: RequestContext, @Param({ schema: facilityCodeParams }) { code }: FacilityCodeParams): Promise<EkitView> {
    return told(context, await this.keeping.read({ ...asked(context), code }));
  }

  @Put()
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'ekit.set', permission: 'facility.write', audit: 'write', summary: 'What may lie in the emergency kit of a facility, with who says so' })
  @ApiOkResponse({ standardSchema: ekitSchema })
  async set(@Context() context: RequestContext, @Param({ schema: facilityCodeParams }) { code }: FacilityCodeParams, @ReadVersion() readVersion: number, @RequestKey() key: string, @Body({ schema: setEkitSchema }) body: SetEkitRequest): Promise<EkitView> {
    return told(context, await this.keeping.set({ ...asked(context), code }, { key, readVersion }, body));
  }

  @Put('items')
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'ekit.item', permission: 'facility.write', audit: 'write', summary: 'How much of a drug belongs into the emergency kit' })
  @ApiOkResponse({ standardSchema: ekitSchema })
  async setItem(@Context() context: RequestContext, @Param({ schema: facilityCodeParams }) { code }: FacilityCodeParams, @ReadVersion() readVersion: number, @RequestKey() key: string, @Body({ schema: setEkitItemSchema }) body: SetEkitItemRequest): Promise<EkitView> {
    return told(context, await this.keeping.setItem({ ...asked(context), code }, { key, readVersion }, body));
  }

  @Post('stock')
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'ekit.stock', permission: 'refill.work', audit: 'write', summary: 'Units of a lot put into the emergency kit, or taken out without being given' })
  @ApiOkResponse({ standardSchema: ekitSchema })
  async stock(@Context() context: RequestContext, @Param({ schema: facilityCodeParams }) { code }: FacilityCodeParams, @RequestKey() key: string, @Body({ schema: stockEkitSchema }) body: StockEkitRequest): Promise<EkitView> {
    return told(context, await this.keeping.stock({ ...asked(context), code }, key, body));
  }

  @Post('seals')
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'ekit.seal', permission: 'refill.work', audit: 'write', summary: 'A seal that was put on the emergency kit' })
  @ApiOkResponse({ standardSchema: ekitSchema })
  async seal(@Context() context: RequestContext, @Param({ schema: facilityCodeParams }) { code }: FacilityCodeParams, @RequestKey() key: string, @Body({ schema: sealEkitSchema }) body: SealEkitRequest): Promise<EkitView> {
    return told(context, await this.keeping.seal({ ...asked(context), code }, key, body));
  }
}

function asked({ actor, caller }: RequestContext): { readonly actor: RequestContext['actor']; readonly scope: RequestContext['caller']['scope'] } {
  return { actor, scope: caller.scope };
}

function told(context: RequestContext, kit: EkitView): EkitView {
  context.about(kit.facilityId);
  context.touched(kit.statDoses.map(({ residentId }) => residentId));
  return kit;
}
