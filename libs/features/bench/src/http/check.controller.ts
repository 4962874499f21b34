import { Refusal, idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '@cyclefill/platform/database';
import { CheckAsTechnician, technicianCheckSchema } from '../check/check-as-technician.js';
import type { TechnicianCheckRequest } from '../check/check-as-technician.js';
import { CheckPack, holdPackSchema, passPackSchema, sendBackSchema } from '../check/check-pack.js';
import type { HoldPackRequest, PassPackRequest, SendBackRequest } from '../check/check-pack.js';
import type { QueueFilter } from '../check/check-queue.query.js';
import { PackLife } from '../pack-life/pack-life.js';
import { packViewSchema } from '../read-packs/pack-view.query.js';
import type { PackView } from '../read-packs/pack-view.query.js';
import { readCheckQueue } from './check-queue-view.js';
import type { CheckQueue } from './check-queue-view.js';
import { readCheckView } from './check-view.js';
import type { CheckView } from './check-view.js';
import { PackAnswer } from './pack-answer.js';
import { checkViewSchema, queueQuery, queueSchema } from './pack.dto.js';
import { toJson } from './to-json.js';

/** The check: what waits, what is another than last time, and what is found. */
@ApiTags('packs')
@Controller('api/v1')
export class CheckController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(PackAnswer) private readonly answer: PackAnswer,
    @Inject(CheckPack) private readonly checking: CheckPack,
    @Inject(CheckAsTechnician) private readonly asTechnician: CheckAsTechnician,
  ) {}

  @Get('check-queue')
  @Operation({ id: 'pack.queue', permission: 'pack.read', audit: 'phi', summary: 'Sealed packs by cut-off and named risks' })
  @ApiOkResponse({ standardSchema: queueSchema })
  async queue(@Context() context: RequestContext, @Query({ schema: queueQuery }) query: QueueFilter): Promise<CheckQueue> {
    const page = await this.uow.run(context.actor, (tx) => readCheckQueue(tx, context.caller.scope, query));
    context.touched(page.items.map(({ residentId }) => residentId));
    return page;
  }

  @Get('packs/:id/check')
  @Operation({ id: 'pack.check-view', permission: 'pack.read', audit: 'phi', summary: 'A pack against the last one of its kind: differences first, from what to what, and its named risks' })
  @ApiOkResponse({ standardSchema: checkViewSchema })
  async view(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<CheckView> {
    context.about(id);
    return this.uow.run(context.actor, async (tx) => {
      const pack = await tx.get(PackLife).find(context.caller.scope, { id });
      if (pack === null) throw new Refusal('pack.not-found');
      context.touched([pack.residentId]);
      return readCheckView(tx, id);
    });
  }

  @Post('packs/:id/pass')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'pack.pass', permission: 'pack.check', audit: 'write', summary: 'Let a pack go: the one in hand, every difference looked at, packed by somebody else' })
  @ApiOkResponse({ standardSchema: packViewSchema })
  pass(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string,
    @Body({ schema: passPackSchema }) body: PassPackRequest,
  ): Promise<PackView> {
    return this.answer.after(context, id, (caller) => this.checking.pass(caller, { operation: 'pack.pass', key, packId: id, readVersion, body: toJson(body) }, body));
  }

  @Post('packs/:id/send-back')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'pack.send-back', permission: 'pack.check', audit: 'write', summary: 'Send a pack back to the bench with reason, class and cells' })
  @ApiOkResponse({ standardSchema: packViewSchema })
  sendBack(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string,
    @Body({ schema: sendBackSchema }) body: SendBackRequest,
  ): Promise<PackView> {
    return this.answer.after(context, id, (caller) => this.checking.sendBack(caller, { operation: 'pack.send-back', key, packId: id, readVersion, body: toJson(body) }, body));
  }

  @Post('packs/:id/hold')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'pack.hold', permission: 'pack.check', audit: 'write', summary: 'Keep a pack with a question' })
  @ApiOkResponse({ standardSchema: packViewSchema })
  hold(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string,
    @Body({ schema: holdPackSchema }) body: HoldPackRequest,
  ): Promise<PackView> {
    return this.answer.after(context, id, (caller) => this.checking.hold(caller, { operation: 'pack.hold', key, packId: id, readVersion, body: toJson(body) }, body));
  }

  @Post('packs/:id/release')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'pack.release', permission: 'pack.check', audit: 'write', summary: 'End the hold of a pack' })
  @ApiOkResponse({ standardSchema: packViewSchema })
  release(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string,
  ): Promise<PackView> {
    return this.answer.after(context, id, (caller) => this.checking.release(caller, { operation: 'pack.release', key, packId: id, readVersion, body: null }));
  }

  @Post('packs/:id/technician-check')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'pack.technician-check', permission: 'pack.fill', audit: 'write', summary: 'A technician checks what somebody else packed; it lets the pack go where state and record allow it' })
  @ApiOkResponse({ standardSchema: packViewSchema })
  checkAsTechnician(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string,
    @Body({ schema: technicianCheckSchema }) body: TechnicianCheckRequest,
  ): Promise<PackView> {
    return this.answer.after(context, id, (caller) => this.asTechnician.execute(caller, { operation: 'pack.technician-check', key, packId: id, readVersion, body: toJson(body) }, body));
  }
}
