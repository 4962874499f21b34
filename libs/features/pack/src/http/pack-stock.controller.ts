import { day } from '@cyclefill/domain/kernel';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiRequestKey, Context, Operation, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { packTypeRequestSchema, printerOffsetRequestSchema } from '../set-packing/packing-request.js';
import type { PackTypeRequest, PrinterOffsetRequest } from '../set-packing/packing-request.js';
import { SetPackStock } from '../set-packing/set-pack-stock.js';
import { listPackTypes, listPrinterOffsets } from '../show-packing/packing-lists.js';
import { packTypeList, printerOffsetList, recordedSchema } from './packing.dto.js';
import type { PackTypeList, PrinterOffsetList, Recorded } from './packing.dto.js';

@ApiTags('packing')
@Controller('api/v1')
export class PackStockController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(SetPackStock) private readonly stock: SetPackStock) {}

  @Get('pack-types')
  @Operation({ id: 'pack-type.list', permission: 'batch.read', audit: 'read', summary: 'Pack types with their measures and limits' })
  @ApiOkResponse({ standardSchema: packTypeList })
  types(@Context() { actor }: RequestContext): Promise<PackTypeList> {
    return this.uow.run(actor, async (tx) => listPackTypes(tx, day((await tx.now()).toISOString().slice(0, 10))));
  }

  @Post('pack-types')
  @ApiRequestKey()
  @Operation({ id: 'pack-type.set', permission: 'facility.write', audit: 'write', summary: 'A pack type, new or with other measures, from a day on' })
  @ApiCreatedResponse({ standardSchema: recordedSchema })
  setType(@Context() { actor }: RequestContext, @RequestKey() key: string, @Body({ schema: packTypeRequestSchema }) body: PackTypeRequest): Promise<Recorded> {
    return this.stock.setType(actor, key, body);
  }

  @Get('printer-offsets')
  @Operation({ id: 'printer-offset.list', permission: 'batch.read', audit: 'read', summary: 'What printers are off by' })
  @ApiOkResponse({ standardSchema: printerOffsetList })
  offsets(@Context() { actor }: RequestContext): Promise<PrinterOffsetList> {
    return this.uow.run(actor, (tx) => listPrinterOffsets(tx));
  }

  @Post('printer-offsets')
  @ApiRequestKey()
  @Operation({ id: 'printer-offset.set', permission: 'facility.write', audit: 'write', summary: 'Records what a printer is off by, as read from its calibration page' })
  @ApiCreatedResponse({ standardSchema: recordedSchema })
  setOffset(@Context() { actor }: RequestContext, @RequestKey() key: string, @Body({ schema: printerOffsetRequestSchema }) body: PrinterOffsetRequest): Promise<Recorded> {
    return this.stock.setOffset(actor, key, body);
  }
}
