import { Refusal, idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiRequestKey, Context, Operation, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AskSet, setRequestSchema } from '../document-sets/ask-set.js';
import type { SetRequest } from '../document-sets/ask-set.js';
import { ControlSet } from '../document-sets/control-set.js';
import { SetViewQuery, listedSetSchema } from '../document-sets/set-view.query.js';
import type { ListedSet, SetFilter } from '../document-sets/set-view.query.js';
import { setAsked, setListQuery, setPage, setRetry } from './document-set.dto.js';
import type { SetAsked, SetRetry } from './document-set.dto.js';

@ApiTags('documents')
@Controller('api/v1/document-sets')
export class DocumentSetController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(AskSet) private readonly asking: AskSet, @Inject(ControlSet) private readonly control: ControlSet) {}

  @Post()
  @ApiRequestKey()
  @Operation({ id: 'document-set.ask', permission: 'document.make', audit: 'write', summary: 'Asks for all records and order sheets of a facility or a wing; a worker draws them' })
  @ApiCreatedResponse({ standardSchema: setAsked })
  async ask(@Context() context: RequestContext, @RequestKey() key: string, @Body({ schema: setRequestSchema }) body: SetRequest): Promise<SetAsked> {
    const id = await this.asking.execute(context.actor, context.caller.scope, key, body);
    context.about(id);
    return { id };
  }

  @Get()
  @Operation({ id: 'document-set.list', permission: 'document.read', audit: 'read', summary: 'Sets of papers you may see with how far they are, newest first' })
  @ApiOkResponse({ standardSchema: setPage })
  async list(@Context() context: RequestContext, @Query({ schema: setListQuery }) query: SetFilter): Promise<Page<ListedSet>> {
    return toPage(await this.uow.run(context.actor, (tx) => tx.get(SetViewQuery).run(context.caller.scope, query)), query.limit);
  }

  @Get(':id')
  @Operation({ id: 'document-set.read', permission: 'document.read', audit: 'read', summary: 'How far a set of papers is, wing by wing, with its documents once it has ended' })
  @ApiOkResponse({ standardSchema: listedSetSchema })
  async read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<ListedSet> {
    context.about(id);
    const set = await this.uow.run(context.actor, (tx) => tx.get(SetViewQuery).one(context.caller.scope, id));
    if (set === null) throw new Refusal('document-set.not-found');
    return set;
  }

  @Post(':id/cancel')
  @HttpCode(204)
  @Operation({ id: 'document-set.cancel', permission: 'document.make', audit: 'write', summary: 'Ends a set before its next wing is drawn; none of it becomes a document' })
  @ApiNoContentResponse()
  async cancel(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<void> {
    context.about(id);
    await this.control.cancel(context.actor, context.caller.scope, id);
  }

  @Post(':id/retry')
  @HttpCode(204)
  @Operation({ id: 'document-set.retry', permission: 'document.make', audit: 'write', summary: 'Draws what of a set failed again, or one wing of it alone' })
  @ApiNoContentResponse()
  async retry(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Body({ schema: setRetry }) { wingId }: SetRetry): Promise<void> {
    context.about(id);
    await this.control.retry(context.actor, context.caller.scope, id, wingId ?? null);
  }
}
