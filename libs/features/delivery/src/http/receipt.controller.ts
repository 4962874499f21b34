import { Refusal, idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiRequestKey, Context, Operation, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { DecideFollowUp, followUpSchema } from '../receipts/decide-follow-up.js';
import type { FollowUpRequest } from '../receipts/decide-follow-up.js';
import { KeepSignature, storedSignatureSchema } from '../receipts/keep-signature.js';
import type { StoredSignature } from '../receipts/keep-signature.js';
import { receiptSchema } from '../receipts/receipt-view.js';
import type { ReceiptView } from '../receipts/receipt-view.js';
import { ReceiptQuery } from '../receipts/receipt.query.js';
import type { ReceiptFilter } from '../receipts/receipt.query.js';
import { UnreceivedQuery, unreceivedSchema } from '../receipts/unreceived.query.js';
import type { Unreceived } from '../receipts/unreceived.query.js';
import { decidedSchema, receiptListQuery, receiptPage, unreceivedQuery } from './delivery.dto.js';

const residentsOf = (receipts: readonly ReceiptView[]): string[] => receipts.flatMap(({ lines }) => lines.flatMap(({ residentId }) => residentId ?? []));

@ApiTags('receipts')
@Controller('api/v1/receipts')
export class ReceiptController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(KeepSignature) private readonly signatures: KeepSignature,
    @Inject(DecideFollowUp) private readonly followUps: DecideFollowUp,
  ) {}

  @Get()
  @Operation({ id: 'receipt.list', permission: 'delivery.read', audit: 'phi', summary: 'Receipts of totes you may see, newest first' })
  @ApiOkResponse({ standardSchema: receiptPage })
  async list(@Context() context: RequestContext, @Query({ schema: receiptListQuery }) query: ReceiptFilter): Promise<Page<ReceiptView>> {
    const page = toPage(await this.uow.run(context.actor, (tx) => tx.get(ReceiptQuery).run(context.caller.scope, query)), query.limit);
    context.touched(residentsOf(page.items));
    return page;
  }

  @Get('unreceived')
  @Operation({ id: 'receipt.unreceived', permission: 'delivery.read', audit: 'phi', summary: 'What was sent and not received, in the last 72 hours and before, and what is short, damaged or to be pulled' })
  @ApiOkResponse({ standardSchema: unreceivedSchema })
  async unreceived(@Context() context: RequestContext, @Query({ schema: unreceivedQuery }) { facilityId }: { readonly facilityId?: string }): Promise<Unreceived> {
    const found = await this.uow.run(context.actor, (tx) => tx.get(UnreceivedQuery).run(context.caller.scope, facilityId ?? null));
    context.touched(found.items.map(({ residentId }) => residentId));
    return found;
  }

  @Get(':id')
  @Operation({ id: 'receipt.read', permission: 'delivery.read', audit: 'phi', summary: 'A receipt with its lines' })
  @ApiOkResponse({ standardSchema: receiptSchema })
  async read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<ReceiptView> {
    context.about(id);
    const receipt = await this.uow.run(context.actor, (tx) => tx.get(ReceiptQuery).one(context.caller.scope, id));
    context.touched(residentsOf([receipt]));
    return receipt;
  }

  @Post('signatures')
  @Operation({ id: 'receipt.signature', permission: 'delivery.receive', audit: 'write', summary: 'A drawn signature, a PNG or JPEG as the body; its hash goes into the receipt' })
  @ApiConsumes('image/png', 'image/jpeg')
  @ApiCreatedResponse({ standardSchema: storedSignatureSchema })
  sign(@Context() context: RequestContext, @Req() request: Request): Promise<StoredSignature> {
    const body: unknown = request.body;
    if (!Buffer.isBuffer(body)) throw new Refusal('body.wrong-media');
    return this.signatures.execute(context.actor, body);
  }

  @Post('unreceived/:id/decision')
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'receipt.follow-up', permission: 'delivery.write', audit: 'write', summary: 'What became of something that was sent and did not arrive as it should: lost, returned, replaced, there after all' })
  @ApiOkResponse({ standardSchema: decidedSchema })
  decide(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: followUpSchema }) body: FollowUpRequest): Promise<{ readonly itemId: string; readonly decision: string }> {
    context.about(id);
    return this.followUps.execute(context.actor, context.caller.scope, id, key, body);
  }
}
