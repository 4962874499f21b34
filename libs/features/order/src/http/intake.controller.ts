import { Refusal, idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { DocumentStorage } from '@cyclefill/platform/storage';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { reasonSchema } from '../data/read-input.js';
import { INTAKE_MEDIA } from '../intake/document-type.js';
import { IntakePageQuery } from '../intake/intake-page.query.js';
import type { ListedIntake } from '../intake/intake-page.query.js';
import { IntakeQuery, intakeSchema } from '../intake/intake.query.js';
import type { IntakeView } from '../intake/intake.query.js';
import { prescriptionContentSchema } from '../intake/prescription-content.js';
import type { PrescriptionContent } from '../intake/prescription-content.js';
import { ReceiveIntake, intakeAnswerSchema, receiveIntakeSchema, storedDocumentSchema } from '../intake/receive-intake.js';
import type { IntakeAnswer, ReceiveIntakeRequest, StoredIntakeDocument } from '../intake/receive-intake.js';
import { openedOrderSchema } from '../open-order/write-order.js';
import type { OpenedOrder, OrderOpening } from '../open-order/write-order.js';
import { intakeListQuery, intakePage } from './intake.dto.js';
import type { IntakeListQuery } from './intake.dto.js';
import { rxNumberSchema } from './order.dto.js';

const intakeOrderSchema = z.strictObject({ rxNumber: rxNumberSchema, reason: reasonSchema }).meta({ id: 'OpenIntakeOrder' });

@ApiTags('intakes')
@Controller('api/v1/intakes')
export class IntakeController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(DocumentStorage) private readonly storage: DocumentStorage,
    @Inject(ReceiveIntake) private readonly receiveIntake: ReceiveIntake,
  ) {}

  @Post()
  @ApiRequestKey()
  @Operation({ id: 'intake.receive', permission: 'order.write', audit: 'write', summary: 'A prescription as it arrived; what it lacks is answered and asked for' })
  @ApiCreatedResponse({ standardSchema: intakeAnswerSchema })
  receive(@Context() context: RequestContext, @RequestKey() key: string, @Body({ schema: receiveIntakeSchema }) body: ReceiveIntakeRequest): Promise<IntakeAnswer> {
    return this.receiveIntake.execute(context.actor, key, body);
  }

  @Get()
  @Operation({ id: 'intake.list', permission: 'intake.read', audit: 'phi', summary: 'The work list of intakes in the order in which they arrived' })
  @ApiOkResponse({ standardSchema: intakePage })
  async list(@Context() context: RequestContext, @Query({ schema: intakeListQuery }) query: IntakeListQuery): Promise<Page<ListedIntake>> {
    const rows = await this.uow.run(context.actor, (tx) => tx.get(IntakePageQuery).run(context.caller.scope, query));
    const page = toPage(rows, query.limit);
    context.touched(page.items.flatMap(({ residentId }) => residentId ?? []));
    return page;
  }

  @Get(':id')
  @Operation({ id: 'intake.read', permission: 'intake.read', audit: 'phi', summary: 'An intake as it stands, with its papers and what it lacks' })
  @ApiOkResponse({ standardSchema: intakeSchema })
  read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<IntakeView> {
    return this.find(context, id);
  }

  @Post(':id/readings')
  @ApiReadVersion()
  @Operation({ id: 'intake.read-again', permission: 'order.write', audit: 'write', summary: 'Another reading of an intake, such as after an answer' })
  @ApiCreatedResponse({ standardSchema: intakeAnswerSchema })
  readAgain(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() version: number, @Body({ schema: prescriptionContentSchema }) body: PrescriptionContent,
  ): Promise<IntakeAnswer> {
    context.about(id);
    return this.receiveIntake.readAgain(context.actor, id, version, body);
  }

  @Post(':id/documents')
  @Operation({ id: 'intake.attach', permission: 'order.write', audit: 'write', summary: 'The paper of an intake: a PDF, PNG or JPEG of at most 10 MB as the body' })
  @ApiConsumes(...INTAKE_MEDIA)
  @ApiCreatedResponse({ standardSchema: storedDocumentSchema })
  attach(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Req() request: Request): Promise<StoredIntakeDocument> {
    context.about(id);
    const body: unknown = request.body;
    if (!Buffer.isBuffer(body)) throw new Refusal('body.wrong-media');
    return this.receiveIntake.attach(context.actor, id, body);
  }

  @Get(':id/document')
  @Operation({ id: 'intake.document', permission: 'intake.read', audit: 'phi', summary: 'The newest paper of an intake itself' })
  @ApiProduces(...INTAKE_MEDIA)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async document(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<StreamableFile> {
    const document = (await this.find(context, id)).documents.at(-1);
    if (document === undefined) throw new Refusal('document.not-found');
    const content = await this.storage.get(document.sha256);
    return new StreamableFile(content, { type: document.mediaType, disposition: `inline; filename="intake-${id}"`, length: content.length });
  }

  @Post(':id/order')
  @ApiRequestKey()
  @Operation({ id: 'intake.order', permission: 'order.write', audit: 'write', summary: 'The order of an intake that lacks nothing' })
  @ApiCreatedResponse({ standardSchema: openedOrderSchema })
  order(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: intakeOrderSchema }) body: OrderOpening): Promise<OpenedOrder> {
    context.about(id);
    return this.receiveIntake.openOrder(context.actor, id, key, body);
  }

  private async find(context: RequestContext, id: string): Promise<IntakeView> {
    context.about(id);
    const intake = await this.uow.run(context.actor, (tx) => tx.get(IntakeQuery).one(context.caller.scope, id));
    if (intake === null) throw new Refusal('intake.not-found');
    if (intake.residentId !== null) context.touched([intake.residentId]);
    return intake;
  }
}
