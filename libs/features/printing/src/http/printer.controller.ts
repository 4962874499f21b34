import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiRequestKey, Context, Operation, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PrinterRepository } from '../data/printer.repository.js';
import { printerRequestSchema } from '../set-printer/printer-request.js';
import type { PrinterRequest } from '../set-printer/printer-request.js';
import { SetPrinter } from '../set-printer/set-printer.js';
import { printerList, printerRecorded } from './printing.dto.js';
import type { PrinterList, PrinterRecorded } from './printing.dto.js';

@ApiTags('printing')
@Controller('api/v1/printers')
export class PrinterController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(SetPrinter) private readonly setting: SetPrinter) {}

  @Get()
  @Operation({ id: 'printer.list', permission: 'print.read', audit: 'read', summary: 'Printers with their addresses, stations and queues, and what they wait for' })
  @ApiOkResponse({ standardSchema: printerList })
  async list(@Context() { actor }: RequestContext): Promise<PrinterList> {
    return { items: [...(await this.uow.run(actor, (tx) => tx.get(PrinterRepository).list()))] };
  }

  @Post()
  @ApiRequestKey()
  @Operation({ id: 'printer.set', permission: 'facility.write', audit: 'write', summary: 'Where a printer is and what it prints, from a moment on' })
  @ApiCreatedResponse({ standardSchema: printerRecorded })
  set(@Context() { actor }: RequestContext, @RequestKey() key: string, @Body({ schema: printerRequestSchema }) body: PrinterRequest): Promise<PrinterRecorded> {
    return this.setting.execute(actor, key, body);
  }
}
