import { Refusal, idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CheckPreparation, checkPreparationSchema } from '../check/check-preparation.js';
import type { CheckPreparationRequest } from '../check/check-preparation.js';
import { MakePreparation, makePreparationSchema } from '../make/make-preparation.js';
import type { MakePreparationRequest } from '../make/make-preparation.js';
import { preparationPage, preparationQuery, preparationSchema, readPreparations } from '../read/preparation-view.js';
import type { Preparation, PreparationFilter } from '../read/preparation-view.js';

@ApiTags('compounding')
@Controller('api/v1/preparations')
export class PreparationController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(MakePreparation) private readonly making: MakePreparation,
    @Inject(CheckPreparation) private readonly checking: CheckPreparation,
  ) {}

  @Get()
  @Operation({ id: 'preparation.list', permission: 'compounding.read', audit: 'phi', summary: 'Compounding records, newest first' })
  @ApiOkResponse({ standardSchema: preparationPage })
  async list(@Context() context: RequestContext, @Query({ schema: preparationQuery }) query: PreparationFilter): Promise<Page<Preparation>> {
    const page = toPage(await this.uow.run(context.actor, (tx) => readPreparations(tx, query)), query.limit);
    context.touched(page.items.map(({ residentId }) => residentId));
    return page;
  }

  @Get(':id')
  @Operation({ id: 'preparation.read', permission: 'compounding.read', audit: 'phi', summary: 'The compounding record of one preparation' })
  @ApiOkResponse({ standardSchema: preparationSchema })
  async read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<Preparation> {
    const [found] = await this.uow.run(context.actor, (tx) => readPreparations(tx, { id }));
    if (found === undefined) throw new Refusal('preparation.not-found');
    return told(context, found);
  }

  @Post()
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'preparation.make', permission: 'compounding.make', audit: 'write', summary: 'Records what was measured out of which lots for an order, and takes it out of stock; or says everything that is against it' })
  @ApiOkResponse({ standardSchema: preparationSchema })
  async make(@Context() context: RequestContext, @RequestKey() key: string, @Body({ schema: makePreparationSchema }) body: MakePreparationRequest): Promise<Preparation> {
    return told(context, await this.making.execute({ ...context.actor, userId: context.caller.userId }, key, body));
  }

  @Post(':id/check')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'preparation.check', permission: 'compounding.check', audit: 'write', summary: 'A pharmacist who did not make it lets a preparation go, or rejects it' })
  @ApiOkResponse({ standardSchema: preparationSchema })
  async check(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() version: number, @RequestKey() key: string, @Body({ schema: checkPreparationSchema }) body: CheckPreparationRequest,
  ): Promise<Preparation> {
    return told(context, await this.checking.execute({ ...context.actor, userId: context.caller.userId }, { key, id, version }, body));
  }
}

function told(context: RequestContext, preparation: Preparation): Preparation {
  context.about(preparation.id);
  context.touched([preparation.residentId]);
  return preparation;
}
