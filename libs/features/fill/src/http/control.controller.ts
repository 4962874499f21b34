import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import type { BatchCommand } from '@cyclefill/domain/cycle-fill';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ControlRun } from '../control-run/control-run.js';
import type { ControlTarget } from '../control-run/control-run.js';
import { controlOutcome } from './control.dto.js';
import type { ControlOutcome } from './control.dto.js';

/** Commands on runs and batches; each may be sent again: what has been done is answered, not repeated. */
@ApiTags('fill-runs')
@Controller('api/v1')
export class ControlController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Post('fill-runs/:id/pause')
  @HttpCode(200)
  @Operation({ id: 'fill-run.pause', permission: 'fill-run.control', audit: 'read', summary: 'Stops every batch of a run before its next step' })
  @ApiOkResponse({ standardSchema: controlOutcome })
  pauseRun(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<ControlOutcome> {
    return this.control(context, 'pause', { runId: id, facilityId: null });
  }

  @Post('fill-runs/:id/resume')
  @HttpCode(200)
  @Operation({ id: 'fill-run.resume', permission: 'fill-run.control', audit: 'read', summary: 'Lets the paused batches of a run go on' })
  @ApiOkResponse({ standardSchema: controlOutcome })
  resumeRun(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<ControlOutcome> {
    return this.control(context, 'resume', { runId: id, facilityId: null });
  }

  @Post('fill-runs/:id/cancel')
  @HttpCode(200)
  @Operation({ id: 'fill-run.cancel', permission: 'fill-run.control', audit: 'read', summary: 'Takes every batch of a run that has no papers yet out of use' })
  @ApiOkResponse({ standardSchema: controlOutcome })
  cancelRun(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<ControlOutcome> {
    return this.control(context, 'cancel', { runId: id, facilityId: null });
  }

  @Post('batches/:id/pause')
  @HttpCode(200)
  @Operation({ id: 'batch.pause', permission: 'fill-run.control', audit: 'read', summary: "Stops one facility's batch before its next step" })
  @ApiOkResponse({ standardSchema: controlOutcome })
  pauseBatch(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<ControlOutcome> {
    return this.control(context, 'pause', { batchId: id });
  }

  @Post('batches/:id/resume')
  @HttpCode(200)
  @Operation({ id: 'batch.resume', permission: 'fill-run.control', audit: 'read', summary: 'Lets a paused batch go on where it stopped' })
  @ApiOkResponse({ standardSchema: controlOutcome })
  resumeBatch(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<ControlOutcome> {
    return this.control(context, 'resume', { batchId: id });
  }

  @Post('batches/:id/cancel')
  @HttpCode(200)
  @Operation({ id: 'batch.cancel', permission: 'fill-run.control', audit: 'read', summary: 'Takes a batch that has no papers yet out of use, with its lines, findings and packs' })
  @ApiOkResponse({ standardSchema: controlOutcome })
  cancelBatch(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<ControlOutcome> {
    return this.control(context, 'cancel', { batchId: id });
  }

  @Post('batches/:id/retry')
  @HttpCode(200)
  @Operation({ id: 'batch.retry', permission: 'fill-run.control', audit: 'read', summary: 'Tries the step again at which a batch was given up' })
  @ApiOkResponse({ standardSchema: controlOutcome })
  retryBatch(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<ControlOutcome> {
    return this.control(context, 'retry', { batchId: id });
  }

  private async control(context: RequestContext, command: BatchCommand, target: ControlTarget): Promise<ControlOutcome> {
    context.about('batchId' in target ? target.batchId : target.runId);
    const items = await new ControlRun(this.uow).execute(context.actor, context.caller.scope, command, target);
    return { items: [...items] };
  }
}
