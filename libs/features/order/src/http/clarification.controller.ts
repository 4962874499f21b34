import { idParamsSchema, pageQueryShape, pageSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiReadVersion, Context, Operation, ReadVersion } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CLARIFICATION_STATES, ClarificationRepository, clarificationSchema } from '../clarification/clarification.repository.js';
import type { Clarification } from '../clarification/clarification.repository.js';
import { MoveClarification, moveClarificationSchema } from '../clarification/move-clarification.js';
import type { MoveClarificationRequest } from '../clarification/move-clarification.js';

const listQuery = z.strictObject({ ...pageQueryShape, status: z.enum(CLARIFICATION_STATES).optional(), facilityId: z.uuid().optional() });
type ListQuery = z.output<typeof listQuery>;
const clarificationPage = pageSchema(clarificationSchema);

@ApiTags('clarifications')
@Controller('api/v1/clarifications')
export class ClarificationController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(MoveClarification) private readonly moveClarification: MoveClarification) {}

  @Get()
  @Operation({ id: 'clarification.list', permission: 'order.write', audit: 'phi', summary: 'What has to be asked of prescribers, newest first' })
  @ApiOkResponse({ standardSchema: clarificationPage })
  async list(@Context() context: RequestContext, @Query({ schema: listQuery }) query: ListQuery): Promise<Page<Clarification>> {
    const page = toPage(await this.uow.run(context.actor, (tx) => tx.get(ClarificationRepository).list(query)), query.limit);
    context.touched(page.items.flatMap(({ residentId }) => residentId ?? []));
    return page;
  }

  @Post(':id/status')
  @ApiReadVersion()
  @Operation({ id: 'clarification.move', permission: 'order.write', audit: 'write', summary: 'Sent, answered or no longer needed' })
  @ApiCreatedResponse({ standardSchema: clarificationSchema })
  move(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() version: number, @Body({ schema: moveClarificationSchema }) body: MoveClarificationRequest,
  ): Promise<Clarification> {
    context.about(id);
    return this.moveClarification.execute(context.actor, id, version, body);
  }
}
