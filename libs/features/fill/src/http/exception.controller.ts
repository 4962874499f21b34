import { Refusal, idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { BatchPageQuery } from '../data/batch-page.query.js';
import { ExceptionPageQuery, listedExceptionSchema } from '../data/exception-page.query.js';
import type { ExceptionFilter, ListedException } from '../data/exception-page.query.js';
import { AssignException } from '../resolve-exception/assign-exception.js';
import { DecideException } from '../resolve-exception/decide-exception.js';
import type { Decision } from '../resolve-exception/exception.repository.js';
import { assignBody, exceptionListQuery, exceptionPage, reasonBody, resolveBody } from './exception.dto.js';
import type { AssignBody, ReasonBody, ResolveBody } from './exception.dto.js';

@ApiTags('exceptions')
@Controller('api/v1/exceptions')
export class ExceptionController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(DecideException) private readonly decideException: DecideException,
    @Inject(AssignException) private readonly assignException: AssignException,
  ) {}

  @Get()
  @Operation({ id: 'exception.list', permission: 'exception.read', audit: 'phi', summary: 'What the rules found, by batch, facility, code, owner or overdue, in the order found' })
  @ApiOkResponse({ standardSchema: exceptionPage })
  async list(@Context() context: RequestContext, @Query({ schema: exceptionListQuery }) query: ExceptionFilter): Promise<Page<ListedException>> {
    const { batchId } = query;
    const { scope } = context.caller;
    if (batchId !== undefined) context.about(batchId);
    const rows = await this.uow.run(context.actor, async (tx) => {
      if (batchId !== undefined && (await tx.get(BatchPageQuery).one(scope, batchId)) === null) throw new Refusal('batch.not-found');
      return tx.get(ExceptionPageQuery).run(scope, query);
    });
    const page = toPage(rows, query.limit);
    context.touched(page.items.flatMap(({ residentId }) => residentId ?? []));
    return page;
  }

  @Get(':id')
  @Operation({ id: 'exception.read', permission: 'exception.read', audit: 'phi', summary: 'One exception with its owner, due time and decision' })
  @ApiOkResponse({ standardSchema: listedExceptionSchema })
  read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<ListedException> {
    return this.answer(context, id);
  }

  @Post(':id/assign')
  @HttpCode(200)
  @Operation({ id: 'exception.assign', permission: 'exception.work', audit: 'phi', summary: 'Give an exception to a person, or back to its role' })
  @ApiOkResponse({ standardSchema: listedExceptionSchema })
  async assign(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Body({ schema: assignBody }) { ownerId }: AssignBody): Promise<ListedException> {
    context.about(id);
    await this.assignException.execute(context.actor, context.caller.scope, id, ownerId);
    return this.answer(context, id);
  }

  @Post(':id/resolve')
  @HttpCode(200)
  @Operation({ id: 'exception.resolve', permission: 'exception.work', audit: 'phi', summary: 'What it names was put right' })
  @ApiOkResponse({ standardSchema: listedExceptionSchema })
  resolve(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Body({ schema: resolveBody }) { note }: ResolveBody): Promise<ListedException> {
    return this.decide(context, id, 'resolved', note);
  }

  @Post(':id/override')
  @HttpCode(200)
  @Operation({ id: 'exception.override', permission: 'exception.work', audit: 'phi', summary: 'Set it aside with a reason, as its rule allows' })
  @ApiOkResponse({ standardSchema: listedExceptionSchema })
  override(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Body({ schema: reasonBody }) { reason }: ReasonBody): Promise<ListedException> {
    return this.decide(context, id, 'overridden', reason);
  }

  @Post(':id/carry')
  @HttpCode(200)
  @Operation({ id: 'exception.carry', permission: 'exception.work', audit: 'phi', summary: 'Leave it to the next window, with a reason' })
  @ApiOkResponse({ standardSchema: listedExceptionSchema })
  carry(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Body({ schema: reasonBody }) { reason }: ReasonBody): Promise<ListedException> {
    return this.decide(context, id, 'carried', reason);
  }

  private async decide(context: RequestContext, exceptionId: string, decision: Decision, reason: string): Promise<ListedException> {
    context.about(exceptionId);
    await this.decideException.execute(context.actor, context.caller, { exceptionId, decision, reason });
    return this.answer(context, exceptionId);
  }

  private async answer(context: RequestContext, id: string): Promise<ListedException> {
    context.about(id);
    const found = await this.uow.run(context.actor, (tx) => tx.get(ExceptionPageQuery).one(context.caller.scope, id));
    if (found === null) throw new Refusal('exception.not-found');
    if (found.residentId !== null) context.touched([found.residentId]);
    return found;
  }
}
