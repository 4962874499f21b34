import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SetReceipts, receiptSettingSchema, receiptSettingsSchema } from '../receipts/set-receipts.js';
import type { ReceiptSettingRequest, ReceiptSettings } from '../receipts/set-receipts.js';
import { FindNextVan } from '../routes/find-next-van.js';
import { afterQuery, codeParams, nextVanAnswer } from './delivery.dto.js';
import type { CodeParams, NextVanAnswer } from './delivery.dto.js';

@ApiTags('deliveries')
@Controller('api/v1/facilities/:code')
export class FacilityDeliveryController {
  constructor(@Inject(FindNextVan) private readonly vans: FindNextVan, @Inject(SetReceipts) private readonly receipts: SetReceipts) {}

  @Get('next-van')
  @Operation({ id: 'facility.next-van', permission: 'delivery.read', audit: 'read', summary: 'The next van to a facility: no holiday of the pharmacy, a day on which the facility takes deliveries' })
  @ApiOkResponse({ standardSchema: nextVanAnswer })
  async nextVan(@Context() context: RequestContext, @Param({ schema: codeParams }) { code }: CodeParams, @Query({ schema: afterQuery }) { after }: { readonly after?: string }): Promise<NextVanAnswer> {
    return { next: await this.vans.execute(context.actor, context.caller.scope, code, after === undefined ? null : new Date(after)) };
  }

  @Get('receipt-setting')
  @Operation({ id: 'receipt-setting.read', permission: 'delivery.read', audit: 'read', summary: 'From which days on a facility says what it receives, or does not' })
  @ApiOkResponse({ standardSchema: receiptSettingsSchema })
  settings(@Context() context: RequestContext, @Param({ schema: codeParams }) { code }: CodeParams): Promise<ReceiptSettings> {
    return this.receipts.read(context.actor, context.caller.scope, code);
  }

  @Put('receipt-setting')
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'receipt-setting.set', permission: 'facility.write', audit: 'write', summary: 'From which day on a facility says what it receives, so that only that is there' })
  @ApiOkResponse({ standardSchema: receiptSettingsSchema })
  set(@Context() context: RequestContext, @Param({ schema: codeParams }) { code }: CodeParams, @ReadVersion() readVersion: number, @RequestKey() key: string, @Body({ schema: receiptSettingSchema }) body: ReceiptSettingRequest): Promise<ReceiptSettings> {
    return this.receipts.execute(context.actor, context.caller.scope, code, { key, readVersion }, body);
  }
}
