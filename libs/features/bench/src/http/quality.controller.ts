import { Refusal, idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork, once } from '@cyclefill/platform/database';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { KeepProgrammes, setProgrammeSchema } from '../check/keep-programmes.js';
import type { SetProgrammeRequest } from '../check/keep-programmes.js';
import { programmeListSchema } from '../check/programme-view.js';
import { TechnicianCheckRepository } from '../check/technician-check.repository.js';
import { accuracySchema, readAccuracy } from '../quality/accuracy.query.js';
import type { Accuracy } from '../quality/accuracy.query.js';
import { NearMissPageQuery } from '../quality/near-miss-page.query.js';
import type { NearMiss, NearMissFilter } from '../quality/near-miss-page.query.js';
import { accuracyQuery, auditBody, nearMissPage, nearMissQuery } from './pack.dto.js';

/** What was caught, how right one's own work was, and who may check packs (R241). */
@ApiTags('quality')
@Controller('api/v1')
export class QualityController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(KeepProgrammes) private readonly programmes: KeepProgrammes) {}

  @Get('near-misses')
  @Operation({ id: 'near-miss.list', permission: 'near-miss.read', audit: 'read', summary: 'Errors that were caught, by class and station; persons only to themselves and to an auditor' })
  @ApiOkResponse({ standardSchema: nearMissPage })
  async nearMisses(@Context() context: RequestContext, @Query({ schema: nearMissQuery }) query: NearMissFilter): Promise<Page<NearMiss>> {
    const { scope, userId, role } = context.caller;
    return toPage(await this.uow.run(context.actor, (tx) => tx.get(NearMissPageQuery).run({ scope, userId, role }, query)), query.limit);
  }

  @Get('accuracy')
  @Operation({ id: 'near-miss.accuracy', permission: 'near-miss.read', audit: 'read', summary: 'How right one person worked: your own, or as an auditor anybody\'s' })
  @ApiOkResponse({ standardSchema: accuracySchema })
  async accuracy(@Context() context: RequestContext, @Query({ schema: accuracyQuery }) { personId, from }: { readonly personId?: string; readonly from?: string }): Promise<Accuracy> {
    const { userId, role } = context.caller;
    const person = personId ?? userId;
    context.about(person);
    return this.uow.run(context.actor, (tx) => readAccuracy(tx, { userId, role }, person, from ?? null));
  }

  @Get('check-programmes')
  @Operation({ id: 'check-programme.list', permission: 'near-miss.read', audit: 'read', summary: 'What states say of checks by technicians, from when to when, and how their technicians stand (R241)' })
  @ApiOkResponse({ standardSchema: programmeListSchema })
  async listProgrammes(@Context() context: RequestContext): Promise<z.output<typeof programmeListSchema>> {
    const { userId, role } = context.caller;
    return { items: [...(await this.programmes.list(context.actor, { userId, seesEverybody: role === 'auditor' }))] };
  }

  @Put('check-programmes')
  @HttpCode(204)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'check-programme.set', permission: 'pack.check', audit: 'write', summary: 'Whether a state lets technicians check packs, and after how much (R241)' })
  @ApiNoContentResponse()
  async setProgramme(@Context() context: RequestContext, @ReadVersion() readVersion: number, @RequestKey() key: string, @Body({ schema: setProgrammeSchema }) body: SetProgrammeRequest): Promise<void> {
    await this.programmes.set(context.actor, { key, readVersion }, body);
  }

  @Post('technician-checks/:id/audit')
  @HttpCode(204)
  @ApiRequestKey()
  @Operation({ id: 'technician-check.audit', permission: 'pack.check', audit: 'write', summary: 'What a pharmacist found who looked again at what a technician had checked' })
  @ApiNoContentResponse()
  async audit(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: auditBody }) { correct }: { readonly correct: boolean }): Promise<void> {
    context.about(id);
    await this.uow.run(context.actor, (tx) => once(tx, { operation: 'technician-check.audit', key, body: { id, correct } }, async () => {
      if ((await tx.get(TechnicianCheckRepository).auditOne(id, correct)) === null) throw new Refusal('technician-check.not-found');
      await tx.audit({ action: 'technician-check.audit', subjectKind: 'technician_check', subjectId: id, detail: { correct } });
      return null;
    }));
  }
}
