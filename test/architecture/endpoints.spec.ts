import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Authenticator, HttpModule, configureHttp } from '@cyclefill/platform/http';
import { ClockModule } from '@cyclefill/platform/clock';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Logger } from '@cyclefill/platform/logging';
import { Controller, Get, Global, Module } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { OfflineInfrastructureModule } from '../../apps/api/src/offline-infrastructure.module.js';
import { openApiDocument } from '../../apps/api/src/openapi-document.js';
import { capturedLog } from '../support/captured-log.js';
import { listRoutes, listServedRoutes } from '../support/list-routes.js';

/** Route, operation, who may call it, what the audit keeps; sorted. A new route is one line there, for a person to approve. */
const ROUTES = new URL('routes.txt', import.meta.url);

describe('endpoints', () => {
  let app: INestApplication;
  beforeAll(async () => {
    app = await NestFactory.create(ApiModule.over(OfflineInfrastructureModule), { logger: false });
    await app.init();
  });
  afterAll(async () => app.close());

  it('are these, each with its permission and its audit', async () => {
    const lines = listRoutes(app).map(({ route, operation }) => [route, operation?.id, operation?.permission, operation?.audit].join(' '));
    expect(lines.toSorted()).toEqual((await readFile(ROUTES, 'utf8')).trimEnd().split('\n'));
  });

  it('are declared by controllers: nothing else answers', () => {
    expect(listServedRoutes(app).toSorted()).toEqual(listRoutes(app).map(({ route }) => route).toSorted());
  });

  it('change nothing by GET, and hide nothing from the audit but what is public', () => {
    for (const { operation } of listRoutes(app)) expect(operation?.permission === 'public').toBe(operation?.audit === 'none');
  });

  it('are all described, by one operation id each', () => {
    const described = Object.entries(openApiDocument(app).paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/gu, ':$1')}`));
    expect(described.toSorted()).toEqual(listRoutes(app).map(({ route }) => route).toSorted());
    const ids = listRoutes(app).map(({ operation }) => operation?.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are described by the committed file', async () => {
    const committed: unknown = JSON.parse(await readFile(new URL('../../apps/api/openapi.json', import.meta.url), 'utf8'));
    expect(committed).toEqual(JSON.parse(JSON.stringify(openApiDocument(app))));
  });
});

@Controller('forgotten')
class ForgottenController {
  @Get()
  read(): string {
    return 'should never be seen';
  }
}

const { log, text } = capturedLog();

@Global()
@Module({ providers: [{ provide: Authenticator, useValue: {} }, { provide: UnitOfWork, useValue: {} }, { provide: Logger, useValue: log }], exports: [Authenticator, UnitOfWork, Logger] })
class StubModule {}

@Module({ imports: [ClockModule, HttpModule.forRoot(StubModule)], controllers: [ForgottenController] })
class ForgottenModule {}

describe('a route that does not declare its operation', () => {
  it('stays shut, says so in the log and is found by the list', async () => {
    const app = await NestFactory.create<NestExpressApplication>(ForgottenModule, { logger: false });
    configureHttp(app);
    await app.listen(0, '127.0.0.1');
    try {
      const response = await fetch(`${await app.getUrl()}/forgotten`);
      expect([response.status, await response.json()]).toMatchObject([500, { code: 'internal.invariant' }]);
      expect(text()).toContain('internal.invariant');
      expect(listRoutes(app)).toEqual([{ route: 'GET /forgotten', operation: undefined }]);
    } finally {
      await app.close();
    }
  });
});
