import { Refusal, idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { TechnicianCheckRepository } from '../check/technician-check.repository.js';
import type { NewProgramme } from '../check/technician-check.repository.js';
import { accuracySchema, readAccuracy } from '../quality/accuracy.query.js';
import type { Accuracy } from '../quality/accuracy.query.js';
import { NearMissPageQuery } from '../quality/near-miss-page.query.js';
import type { NearMiss, NearMissFilter } from '../quality/near-miss-page.query.js';
import { newProgrammeSchema, setCheckProgramme } from '../quality/set-check-programme.js';
import { accuracyQuery, auditBody, nearMissPage, nearMissQuery } from './pack.dto.js';

/** What was caught, how right one's own work was, and who may check packs (R241). */
@ApiTags('quality')
@Controller('api/v1')
export class QualityController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

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

  @Put('check-programmes')
  @HttpCode(204)
  @Operation({ id: 'check-programme.set', permission: 'pack.check', audit: 'write', summary: 'Whether a state lets technicians check packs, and after how much (R241)' })
  @ApiNoContentResponse()
  async setProgramme(@Context() context: RequestContext, @Body({ schema: newProgrammeSchema }) body: NewProgramme): Promise<void> {
    await this.uow.run(context.actor, (tx) => setCheckProgramme(tx, body));
  }

  @Post('technician-checks/:id/audit')
  @HttpCode(204)
  @Operation({ id: 'technician-check.audit', permission: 'pack.check', audit: 'write', summary: 'What a pharmacist found who looked again at what a technician had checked' })
  @ApiNoContentResponse()
  async audit(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Body({ schema: auditBody }) { correct }: { readonly correct: boolean }): Promise<void> {
    context.about(id);
    await this.uow.run(context.actor, async (tx) => {
      if ((await tx.get(TechnicianCheckRepository).auditOne(id, correct)) === null) throw new Refusal('technician-check.not-found');
      await tx.audit({ action: 'technician-check.audit', subjectKind: 'technician_check', subjectId: id, detail: { correct } });
    });
  }
}
