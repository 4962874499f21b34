import { UnitOfWork, pendingMigrations } from '@cyclefill/platform/database';
import { Operation } from '@cyclefill/platform/http';
import { Logger, errorFields } from '@cyclefill/platform/logging';
import { QueuePort } from '@cyclefill/platform/queue';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { liveDto, readyDto } from './health.dto.js';
import type { Live, Ready } from './health.dto.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(QueuePort) private readonly queue: QueuePort,
    @Inject(Logger) private readonly log: Logger,
  ) {}

  @Get('live')
  @Operation({ id: 'health.live', permission: 'public', audit: 'none', summary: 'The process answers' })
  @ApiOkResponse({ standardSchema: liveDto })
  live(): Live {
    return { status: 'ok' };
  }

  @Get('ready')
  @Operation({ id: 'health.ready', permission: 'public', audit: 'none', summary: 'Database, schema and queue answer' })
  @ApiOkResponse({ standardSchema: readyDto })
  @ApiServiceUnavailableResponse({ description: 'Something is away', standardSchema: readyDto })
  async ready(@Res({ passthrough: true }) response: Response): Promise<Ready> {
    const [pending, queue] = await Promise.all([this.attempt('database', () => pendingMigrations(this.uow)), this.attempt('queue', () => this.queue.ping())]);
    const database = pending.ok ? 'ok' : 'failed';
    const migrations = pending.ok && pending.value.length === 0 ? 'ok' : 'failed';
    const ok = migrations === 'ok' && queue.ok;
    if (!ok) response.status(503);
    return { status: ok ? 'ok' : 'degraded', database, migrations, queue: queue.ok ? 'ok' : 'failed' };
  }

  private async attempt<T>(area: string, check: () => Promise<T>): Promise<{ ok: true; value: T } | { ok: false }> {
    try {
      return { ok: true, value: await check() };
    } catch (error) {
      this.log.warn('health.check.failed', { area, ...errorFields(error) });
      return { ok: false };
    }
  }
}
