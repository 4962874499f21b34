import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RemovePack, removePackSchema } from '../remove/remove-pack.js';
import type { RemovePackRequest } from '../remove/remove-pack.js';
import { packViewSchema } from '../read-packs/pack-view.query.js';
import type { PackView } from '../read-packs/pack-view.query.js';
import { ReopenPack, reopenPackSchema } from '../seal/reopen-pack.js';
import type { ReopenPackRequest } from '../seal/reopen-pack.js';
import { SealPack, sealPackSchema } from '../seal/seal-pack.js';
import type { SealPackRequest } from '../seal/seal-pack.js';
import { PackAnswer } from './pack-answer.js';
import { toJson } from './to-json.js';

/** A seal put on and broken, and packs that are taken out of the way. */
@ApiTags('packs')
@Controller('api/v1/packs')
export class SealController {
  constructor(
    @Inject(PackAnswer) private readonly answer: PackAnswer,
    @Inject(SealPack) private readonly sealing: SealPack,
    @Inject(ReopenPack) private readonly reopening: ReopenPack,
    @Inject(RemovePack) private readonly removing: RemovePack,
  ) {}

  @Post(':id/seal')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'pack.seal', permission: 'pack.fill', audit: 'write', summary: 'Seal a pack: every order packed or excepted, counts and lots complete, each dose still due' })
  @ApiOkResponse({ standardSchema: packViewSchema })
  seal(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string,
    @Body({ schema: sealPackSchema }) body: SealPackRequest,
  ): Promise<PackView> {
    return this.answer.after(context, id, (caller) => this.sealing.execute(caller, { operation: 'pack.seal', key, packId: id, readVersion, body: toJson(body) }, body));
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'pack.reopen', permission: 'pack.fill', audit: 'write', summary: 'Open a sealed pack again, with a reason; its seal is void' })
  @ApiOkResponse({ standardSchema: packViewSchema })
  reopen(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string,
    @Body({ schema: reopenPackSchema }) body: ReopenPackRequest,
  ): Promise<PackView> {
    return this.answer.after(context, id, (caller) => this.reopening.execute(caller, { operation: 'pack.reopen', key, packId: id, readVersion, body: toJson(body) }, body));
  }

  @Post(':id/void')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'pack.void', permission: 'pack.void', audit: 'write', summary: 'Take a pack out of the way; what is still due of it is planned again' })
  @ApiOkResponse({ standardSchema: packViewSchema })
  void(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string,
    @Body({ schema: removePackSchema }) body: RemovePackRequest,
  ): Promise<PackView> {
    return this.answer.after(context, id, (caller) => this.removing.execute(caller, { operation: 'pack.void', key, packId: id, readVersion, body: toJson(body) }, 'void', body));
  }

  @Post(':id/recall')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'pack.recall', permission: 'pack.void', audit: 'write', summary: 'Call a pack back, with its cells to pull; what is still due of it is planned again' })
  @ApiOkResponse({ standardSchema: packViewSchema })
  recall(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string,
    @Body({ schema: removePackSchema }) body: RemovePackRequest,
  ): Promise<PackView> {
    return this.answer.after(context, id, (caller) => this.removing.execute(caller, { operation: 'pack.recall', key, packId: id, readVersion, body: toJson(body) }, 'recalled', body));
  }
}
