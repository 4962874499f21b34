import { Refusal, idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page, PageQuery } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiRequestKey, Context, Operation, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RunPageQuery, listedRunSchema } from '../data/run-page.query.js';
import type { ListedRun } from '../data/run-page.query.js';
import { StartCycleRun, cycleRunSchema, startedRunSchema } from '../open-fill-run/start-cycle-run.js';
import type { CycleRunBody, StartedRun } from '../open-fill-run/start-cycle-run.js';
import { runListQuery, runPage } from './fill-run.dto.js';

@ApiTags('fill-runs')
@Controller('api/v1/fill-runs')
export class FillRunController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(StartCycleRun) private readonly startCycle: StartCycleRun) {}

  @Post()
  @HttpCode(202)
  @ApiRequestKey()
  @Operation({ id: 'fill-run.start', permission: 'fill-run.control', audit: 'write', summary: 'Builds one cycle of a facility, or of a wing of it, now' })
  @ApiAcceptedResponse({ standardSchema: startedRunSchema })
  start(@Context() context: RequestContext, @RequestKey() key: string, @Body({ schema: cycleRunSchema }) body: CycleRunBody): Promise<StartedRun> {
    return this.startCycle.execute(context.actor, key, body);
  }

  @Get()
  @Operation({ id: 'fill-run.list', permission: 'fill-run.read', audit: 'read', summary: 'Runs, newest first' })
  @ApiOkResponse({ standardSchema: runPage })
  async list(@Context() context: RequestContext, @Query({ schema: runListQuery }) query: PageQuery): Promise<Page<ListedRun>> {
    const rows = await this.uow.run(context.actor, (tx) => tx.get(RunPageQuery).run(query));
    return toPage(rows, query.limit);
  }

  @Get(':id')
  @Operation({ id: 'fill-run.read', permission: 'fill-run.read', audit: 'read', summary: 'One run with its counts' })
  @ApiOkResponse({ standardSchema: listedRunSchema })
  async read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<ListedRun> {
    context.about(id);
    const run = await this.uow.run(context.actor, (tx) => tx.get(RunPageQuery).one(id));
    if (run === null) throw new Refusal('run.not-found');
    return run;
  }
}
