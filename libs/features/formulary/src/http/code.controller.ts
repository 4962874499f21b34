import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AssignCode, assignCodeSchema } from '../directory/assign-code.js';
import type { AssignCodeRequest } from '../directory/assign-code.js';
import { assignedCodeList } from './code.dto.js';
import type { AssignedCodeList } from './code.dto.js';

@ApiTags('stock')
@Controller('api/v1/assigned-codes')
export class CodeController {
  constructor(@Inject(AssignCode) private readonly assignCode: AssignCode) {}

  @Get()
  @Operation({ id: 'assigned-code.list', permission: 'stock.read', audit: 'read', summary: "Makers' codes of which a pharmacist said the product" })
  @ApiOkResponse({ standardSchema: assignedCodeList })
  list(@Context() context: RequestContext): Promise<AssignedCodeList> {
    return this.assignCode.list(context.actor);
  }

  @Post()
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'assigned-code.assign', permission: 'code.assign', audit: 'write', summary: "Say of which product a maker's code is that the catalogue cannot tell" })
  @ApiOkResponse({ standardSchema: assignedCodeList })
  assign(@Context() context: RequestContext, @ReadVersion() readVersion: number, @RequestKey() key: string, @Body({ schema: assignCodeSchema }) body: AssignCodeRequest): Promise<AssignedCodeList> {
    return this.assignCode.execute(context.actor, { key, readVersion }, body);
  }
}
