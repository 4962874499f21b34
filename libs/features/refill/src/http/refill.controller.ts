import { Refusal, idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AskRefill } from '../ask-refill/ask-refill.js';
import { RefillPageQuery } from '../data/refill-page.query.js';
import type { ListedRefill, RefillFilter } from '../data/refill-page.query.js';
import { MoveRefill } from '../move-refill/move-refill.js';
import { askRefillBody, decisionBody, refillListQuery, refillPage, refillReplySchema, refillWithSteps, stepBody } from './refill.dto.js';
import type { AskRefillBody, DecisionBody, RefillReplyDto, RefillWithSteps, StepBody } from './refill.dto.js';

@ApiTags('refills')
@Controller('api/v1/refill-requests')
export class RefillController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(AskRefill) private readonly asking: AskRefill,
    @Inject(MoveRefill) private readonly moving: MoveRefill,
  ) {}

  @Post()
  @HttpCode(200)
  @Operation({ id: 'refill.ask', permission: 'refill.ask', audit: 'phi', summary: 'Ask for a refill by scan, click or message; the answer comes at once' })
  @ApiOkResponse({ standardSchema: refillReplySchema })
  async ask(@Context() context: RequestContext, @Body({ schema: askRefillBody }) body: AskRefillBody): Promise<RefillReplyDto> {
    const { earlyReason, ...subject } = body;
    const reply = await this.asking.execute(context.actor, context.caller.scope, { subject, earlyReason: earlyReason ?? null, asOf: null });
    if (reply.requestId !== null) context.about(reply.requestId);
    if (reply.residentId !== null) context.touched([reply.residentId]);
    const { requestId, attached, status, answer, params } = reply;
    return { requestId, attached, status, askedAt: reply.askedAt?.toISOString() ?? null, answer, params };
  }

  @Get()
  @Operation({ id: 'refill.list', permission: 'refill.read', audit: 'phi', summary: 'Refill requests you may see, newest first' })
  @ApiOkResponse({ standardSchema: refillPage })
  async list(@Context() context: RequestContext, @Query({ schema: refillListQuery }) query: RefillFilter): Promise<Page<ListedRefill>> {
    const rows = await this.uow.run(context.actor, (tx) => tx.get(RefillPageQuery).run(context.caller.scope, query));
    const page = toPage(rows, query.limit);
    context.touched(page.items.map(({ residentId }) => residentId));
    return page;
  }

  @Get(':id')
  @Operation({ id: 'refill.read', permission: 'refill.read', audit: 'phi', summary: 'One refill request with its steps' })
  @ApiOkResponse({ standardSchema: refillWithSteps })
  async read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<RefillWithSteps> {
    return this.one(context, id);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Operation({ id: 'refill.decide', permission: 'refill.decide', audit: 'phi', summary: 'A pharmacist accepts or refuses a request that no rule could decide' })
  @ApiOkResponse({ standardSchema: refillWithSteps })
  async decide(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Body({ schema: decisionBody }) body: DecisionBody): Promise<RefillWithSteps> {
    await this.moving.decide(context.actor, context.caller.scope, id, { ...body, asOf: null });
    return this.one(context, id);
  }

  @Post(':id/sent')
  @HttpCode(200)
  @Operation({ id: 'refill.send', permission: 'refill.work', audit: 'phi', summary: 'What was asked for has left the pharmacy' })
  @ApiOkResponse({ standardSchema: refillWithSteps })
  async send(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Body({ schema: stepBody }) { note }: StepBody): Promise<RefillWithSteps> {
    await this.moving.execute(context.actor, context.caller.scope, id, 'sent', note);
    return this.one(context, id);
  }

  @Post(':id/received')
  @HttpCode(200)
  @Operation({ id: 'refill.receive', permission: 'refill.ask', audit: 'phi', summary: 'What was asked for has arrived' })
  @ApiOkResponse({ standardSchema: refillWithSteps })
  async receive(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Body({ schema: stepBody }) { note }: StepBody): Promise<RefillWithSteps> {
    await this.moving.execute(context.actor, context.caller.scope, id, 'received', note);
    return this.one(context, id);
  }

  private async one(context: RequestContext, id: string): Promise<RefillWithSteps> {
    context.about(id);
    const found = await this.uow.run(context.actor, async (tx) => {
      const refills = tx.get(RefillPageQuery);
      const request = await refills.one(context.caller.scope, id);
      return request === null ? null : { ...request, steps: await refills.steps(id) };
    });
    if (found === null) throw new Refusal('refill.not-found');
    context.touched([found.residentId]);
    return found;
  }
}
