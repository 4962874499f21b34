import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { countSheetSchema } from '../counts/count-sheet.js';
import type { CountSheet } from '../counts/count-sheet.js';
import { CountStock, closeCountSchema, countLineSchema, openCountSchema } from '../counts/count-stock.js';
import type { CloseCountRequest, CountLineRequest, OpenCountRequest } from '../counts/count-stock.js';

@ApiTags('inventory')
@Controller('api/v1/inventory/counts')
export class CountController {
  constructor(@Inject(CountStock) private readonly counting: CountStock) {}

  @Post()
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'stock.count', permission: 'stock.write', audit: 'write', summary: 'A blind count sheet: what is to be counted, without what should be there' })
  @ApiOkResponse({ standardSchema: countSheetSchema })
  async open(@Context() { actor }: RequestContext, @RequestKey() key: string, @Body({ schema: openCountSchema }) body: OpenCountRequest): Promise<CountSheet> {
    return this.counting.open(actor, key, body);
  }

  @Get(':id')
  @Operation({ id: 'stock.count-read', permission: 'stock.read', audit: 'read', summary: 'One count sheet; with balances and variances once it is closed' })
  @ApiOkResponse({ standardSchema: countSheetSchema })
  async read(@Context() { actor }: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<CountSheet> {
    return this.counting.read(actor, id);
  }

  @Post(':id/lines')
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'stock.count-line', permission: 'stock.write', audit: 'write', summary: 'What one container holds, as it was counted' })
  @ApiOkResponse({ standardSchema: countSheetSchema })
  async line(@Context() { actor }: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: countLineSchema }) body: CountLineRequest): Promise<CountSheet> {
    return this.counting.line(actor, key, id, body);
  }

  @Post(':id/close')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'stock.count-close', permission: 'stock.write', audit: 'write', summary: 'Ends a count: the ledger says what was counted, each difference with its reason' })
  @ApiOkResponse({ standardSchema: countSheetSchema })
  async close(@Context() { actor }: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() version: number, @RequestKey() key: string, @Body({ schema: closeCountSchema }) body: CloseCountRequest): Promise<CountSheet> {
    return this.counting.close(actor, { key, id, version }, body);
  }
}
