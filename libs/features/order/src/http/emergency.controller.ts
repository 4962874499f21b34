import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { EmergencyQuery, listedEmergencySchema } from '../emergency/emergency.query.js';
import type { ListedEmergency } from '../emergency/emergency.query.js';
import { RecordEmergencyStep, emergencyStepSchema } from '../emergency/record-emergency-step.js';
import type { EmergencyStepRequest } from '../emergency/record-emergency-step.js';
import { emergencyList, emergencyListQuery } from './emergency.dto.js';
import type { EmergencyList, EmergencyListQuery } from './emergency.dto.js';

@ApiTags('orders')
@Controller('api/v1')
export class EmergencyController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(RecordEmergencyStep) private readonly recordStep: RecordEmergencyStep) {}

  @Get('emergency-prescriptions')
  @Operation({ id: 'emergency.list', permission: 'order.read', audit: 'phi', summary: 'Schedule II drugs dispensed on an oral order in an emergency, with the day by which the signed prescription is due' })
  @ApiOkResponse({ standardSchema: emergencyList })
  async list(@Context() context: RequestContext, @Query({ schema: emergencyListQuery }) { facility }: EmergencyListQuery): Promise<EmergencyList> {
    const items = await this.uow.run(context.actor, (tx) => tx.get(EmergencyQuery).run(context.caller.scope, { facilityCode: facility }));
    context.touched(items.map(({ residentId }) => residentId));
    return { items: [...items] };
  }

  @Post('orders/:id/emergency-steps')
  @HttpCode(200)
  @Operation({ id: 'emergency.record', permission: 'order.write', audit: 'write', summary: 'The signed prescription of an emergency oral order came, or DEA was told that it did not' })
  @ApiOkResponse({ standardSchema: listedEmergencySchema })
  record(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Body({ schema: emergencyStepSchema }) body: EmergencyStepRequest): Promise<ListedEmergency> {
    context.about(id);
    return this.recordStep.execute(context.actor, context.caller.scope, id, body);
  }
}
