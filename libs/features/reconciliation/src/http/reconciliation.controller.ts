import { Refusal, idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiRequestKey, Context, Operation, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DecideRows } from '../decide/decide-rows.js';
import { decideRowsSchema } from '../decide/decision-request.js';
import type { DecideRowsRequest } from '../decide/decision-request.js';
import { reconciliationEffectSchema } from '../effect/effect-view.js';
import type { ReconciliationEffect } from '../effect/effect-view.js';
import { PreviewEffect } from '../effect/preview-effect.js';
import { CountReconciliations, metricsQuery, reconciliationMetricsList } from '../metrics/reconciliation-metrics.js';
import type { MetricsPeriod } from '../metrics/reconciliation-metrics.js';
import { OpenReconciliation } from '../open/open-reconciliation.js';
import { readWithNotices, reconciliationWithNotices } from '../read/list-notices.js';
import type { ReconciliationWithNotices } from '../read/list-notices.js';
import { readReconciliation, readReconciliations, reconciliationPage, reconciliationQuery, reconciliationSchema } from '../read/reconciliation-view.js';
import type { ReconciliationFilter, ReconciliationHead, ReconciliationView } from '../read/reconciliation-view.js';
import { SignReconciliation, signReconciliationSchema } from '../sign/sign-reconciliation.js';
import type { SignReconciliationRequest } from '../sign/sign-reconciliation.js';
import { WithdrawReconciliation, withdrawReconciliationSchema } from '../withdraw/withdraw-reconciliation.js';
import type { WithdrawReconciliationRequest } from '../withdraw/withdraw-reconciliation.js';
import { openReconciliationSchema } from './reconciliation.dto.js';
import type { OpenReconciliationBody } from './reconciliation.dto.js';

@ApiTags('reconciliations')
@Controller('api/v1/reconciliations')
export class ReconciliationController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(OpenReconciliation) private readonly opening: OpenReconciliation,
    @Inject(DecideRows) private readonly deciding: DecideRows,
    @Inject(CountReconciliations) private readonly counting: CountReconciliations,
    @Inject(PreviewEffect) private readonly preview: PreviewEffect,
    @Inject(SignReconciliation) private readonly signing: SignReconciliation,
    @Inject(WithdrawReconciliation) private readonly withdrawing: WithdrawReconciliation,
  ) {}

  @Get()
  @Operation({ id: 'reconciliation.list', permission: 'reconciliation.read', audit: 'phi', summary: 'Reconciliations, newest first, with what of them is open and until when it is due' })
  @ApiOkResponse({ standardSchema: reconciliationPage })
  async list(@Context() context: RequestContext, @Query({ schema: reconciliationQuery }) query: ReconciliationFilter): Promise<Page<ReconciliationHead>> {
    const page = toPage(await this.uow.run(context.actor, (tx) => readReconciliations(tx, context.caller.scope, query)), query.limit);
    context.touched(page.items.map(({ residentId }) => residentId));
    return page;
  }

  // Before the ids, which would take its path.
  @Get('metrics')
  @Operation({ id: 'reconciliation.metrics', permission: 'reconciliation.read', audit: 'read', summary: 'How reconciliations went, facility by facility: in time, within 24 hours, unintended differences (R306)' })
  @ApiOkResponse({ standardSchema: reconciliationMetricsList })
  async metrics(@Context() { actor, caller }: RequestContext, @Query({ schema: metricsQuery }) query: MetricsPeriod): Promise<z.output<typeof reconciliationMetricsList>> {
    return { items: [...(await this.counting.execute(actor, caller.scope, query))] };
  }

  @Get(':id')
  @Operation({ id: 'reconciliation.read', permission: 'reconciliation.read', audit: 'phi', summary: 'One reconciliation: both lists row by row, how they differ, what was decided and who has signed, and what of the list is in no row' })
  @ApiOkResponse({ standardSchema: reconciliationWithNotices })
  async read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<ReconciliationWithNotices> {
    return told(context, await this.uow.run(context.actor, (tx) => readWithNotices(tx, context.caller.scope, id)));
  }

  @Get(':id/effect')
  @Operation({ id: 'reconciliation.effect', permission: 'reconciliation.read', audit: 'phi', summary: 'What signing would bring: doses of the next 24 hours, packs to pull, first doses and whether the emergency kit has them' })
  @ApiOkResponse({ standardSchema: reconciliationEffectSchema })
  effect(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<ReconciliationEffect> {
    context.about(id);
    return this.preview.execute(context.actor, context.caller.scope, id);
  }

  @Post()
  @ApiRequestKey()
  @Operation({ id: 'reconciliation.open', permission: 'reconciliation.open', audit: 'write', summary: 'Keeps a medication list as it came and holds it against our orders' })
  @ApiCreatedResponse({ standardSchema: reconciliationSchema })
  async open(@Context() context: RequestContext, @RequestKey() key: string, @Body({ schema: openReconciliationSchema }) { list, ...body }: OpenReconciliationBody): Promise<ReconciliationView> {
    const opened = await this.opening.execute(context.actor, context.caller.scope, key, { ...body, file: { name: 'list', content: list.toWellFormed() } });
    if (opened.outcome === 'refused') throw new Refusal('reconciliation.list-refused', { problems: opened.errors.map(({ line, column, reason }) => ({ pointer: `/list/${line}/${column}`, rule: reason })) });
    return told(context, await this.uow.run(context.actor, (tx) => readReconciliation(tx, context.caller.scope, opened.id)));
  }

  @Post(':id/decisions')
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'reconciliation.decide', permission: 'reconciliation.decide', audit: 'write', summary: 'What is done about rows, all of them or none; a later decision of a row takes the place of an earlier one' })
  @ApiOkResponse({ standardSchema: reconciliationSchema })
  async decide(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: decideRowsSchema }) body: DecideRowsRequest): Promise<ReconciliationView> {
    return told(context, await this.deciding.execute({ ...context.actor, userId: context.caller.userId }, context.caller.scope, { id, key }, body));
  }

  @Post(':id/sign')
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'reconciliation.sign', permission: 'reconciliation.decide', audit: 'write', summary: 'Signs the decisions as read, for the side of the signer; with the second side they are carried out' })
  @ApiOkResponse({ standardSchema: reconciliationSchema })
  async sign(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: signReconciliationSchema }) body: SignReconciliationRequest): Promise<ReconciliationView> {
    return told(context, await this.signing.execute({ ...context.actor, userId: context.caller.userId }, context.caller, { id, key }, body));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'reconciliation.withdraw', permission: 'reconciliation.decide', audit: 'write', summary: 'Takes a reconciliation back that should not have been opened' })
  @ApiOkResponse({ standardSchema: reconciliationSchema })
  async withdraw(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: withdrawReconciliationSchema }) body: WithdrawReconciliationRequest): Promise<ReconciliationView> {
    return told(context, await this.withdrawing.execute(context.actor, context.caller.scope, { id, key }, body));
  }
}

function told<View extends ReconciliationView>(context: RequestContext, view: View): View {
  context.about(view.head.id);
  context.touched([view.head.residentId]);
  return view;
}
