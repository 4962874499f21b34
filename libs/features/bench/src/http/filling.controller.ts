import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ConfirmOrder, confirmOrderSchema } from '../fill-pack/confirm-order.js';
import type { ConfirmOrderRequest } from '../fill-pack/confirm-order.js';
import { ExceptOrder, exceptOrderSchema } from '../fill-pack/except-order.js';
import type { ExceptOrderRequest } from '../fill-pack/except-order.js';
import { StartFilling } from '../fill-pack/start-filling.js';
import { UndoOrder, undoOrderSchema } from '../fill-pack/undo-order.js';
import type { UndoOrderRequest } from '../fill-pack/undo-order.js';
import { packViewSchema } from '../read-packs/pack-view.query.js';
import type { PackView } from '../read-packs/pack-view.query.js';
import { ScanAtPack, scanAnswerSchema, scanAtPackSchema } from '../scan/scan-at-pack.js';
import type { ScanAnswer, ScanAtPackRequest } from '../scan/scan-at-pack.js';
import { PackAnswer } from './pack-answer.js';
import { packOrderParams } from './pack.dto.js';
import { toJson } from './to-json.js';

interface PackOrderParams {
  readonly id: string;
  readonly orderId: string;
}

/** Filling a pack: order by order, each under its own version, so that two people at one pack never lose each other's work. */
@ApiTags('packs')
@Controller('api/v1/packs')
export class FillingController {
  constructor(
    @Inject(PackAnswer) private readonly answer: PackAnswer,
    @Inject(StartFilling) private readonly starting: StartFilling,
    @Inject(ScanAtPack) private readonly scanning: ScanAtPack,
    @Inject(ConfirmOrder) private readonly confirming: ConfirmOrder,
    @Inject(ExceptOrder) private readonly excepting: ExceptOrder,
    @Inject(UndoOrder) private readonly undoing: UndoOrder,
  ) {}

  @Post(':id/start')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'pack.start', permission: 'pack.fill', audit: 'write', summary: 'Take a pack to fill it' })
  @ApiOkResponse({ standardSchema: packViewSchema })
  start(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string,
  ): Promise<PackView> {
    return this.answer.after(context, id, (caller) => this.starting.execute(caller, { operation: 'pack.start', key, packId: id, readVersion, body: null }));
  }

  @Post(':id/scans')
  @HttpCode(200)
  @Operation({ id: 'pack.scan', permission: 'pack.fill', audit: 'write', summary: 'What a scanned code is to this pack: ok, warn, stop or unknown, with its sentence' })
  @ApiOkResponse({ standardSchema: scanAnswerSchema })
  async scan(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Body({ schema: scanAtPackSchema }) body: ScanAtPackRequest): Promise<ScanAnswer> {
    context.about(id);
    const { residentId: _, ...answer } = await this.scanning.execute(context.actor, context.caller.scope, id, body);
    return answer;
  }

  @Post(':id/orders/:orderId/confirm')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'pack.confirm', permission: 'pack.fill', audit: 'write', summary: 'Confirm what was put in of one order, with containers, lots and counts; If-Match is the version of the order in the pack' })
  @ApiOkResponse({ standardSchema: packViewSchema })
  confirm(
    @Context() context: RequestContext, @Param({ schema: packOrderParams }) { id, orderId }: PackOrderParams, @ReadVersion() readVersion: number, @RequestKey() key: string,
    @Body({ schema: confirmOrderSchema }) body: ConfirmOrderRequest,
  ): Promise<PackView> {
    return this.answer.after(context, id, (caller) => this.confirming.execute(caller, { operation: 'pack.confirm', key, packId: id, readVersion, orderId, body: toJson(body) }, body));
  }

  @Post(':id/orders/:orderId/except')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'pack.except', permission: 'pack.fill', audit: 'write', summary: 'Say that an order cannot be packed, and why; If-Match is the version of the order in the pack' })
  @ApiOkResponse({ standardSchema: packViewSchema })
  except(
    @Context() context: RequestContext, @Param({ schema: packOrderParams }) { id, orderId }: PackOrderParams, @ReadVersion() readVersion: number, @RequestKey() key: string,
    @Body({ schema: exceptOrderSchema }) body: ExceptOrderRequest,
  ): Promise<PackView> {
    return this.answer.after(context, id, (caller) => this.excepting.execute(caller, { operation: 'pack.except', key, packId: id, readVersion, orderId, body: toJson(body) }, body));
  }

  @Post(':id/undo')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'pack.undo', permission: 'pack.fill', audit: 'write', summary: 'Take back the last order that was confirmed, until the seal' })
  @ApiOkResponse({ standardSchema: packViewSchema })
  undo(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string,
    @Body({ schema: undoOrderSchema }) body: UndoOrderRequest,
  ): Promise<PackView> {
    return this.answer.after(context, id, (caller) => this.undoing.execute(caller, { operation: 'pack.undo', key, packId: id, readVersion, body: toJson(body) }, body));
  }
}
