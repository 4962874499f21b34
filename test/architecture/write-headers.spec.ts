import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { OfflineInfrastructureModule } from '../../apps/api/src/offline-infrastructure.module.js';
import { openApiDocument } from '../../apps/api/src/openapi-document.js';

/** Writes that take no `Idempotency-Key`, by what makes the second of two harmless. A new one is here for a person to approve. */
const WITHOUT_KEY = {
  'asks, and changes nothing': ['census.preview', 'med-pass.preview', 'pack.scan', 'regimen.preview', 'scan.identify'],
  'names the version it has read, and is stale the second time': [
    'clarification.move', 'intake.read-again', 'order.change', 'order.discontinue', 'order.hold', 'order.renew', 'order.resume', 'packager-export.answer', 'packager-export.resend', 'print-job.cancel', 'print-job.confirm',
  ],
  'brings it to a state, and finds it there the second time': [
    'batch.cancel', 'batch.pause', 'batch.resume', 'batch.retry', 'document-set.cancel', 'exception.assign', 'fill-run.cancel', 'fill-run.pause', 'fill-run.resume', 'supply.retry',
  ],
  'is a step that is taken once, and refused the second time': [
    'document-set.retry', 'emergency.record', 'exception.carry', 'exception.override', 'exception.resolve', 'refill.decide', 'refill.receive', 'refill.send', 'renewal.step',
  ],
  'says the same of the same thing, however often': ['intake.attach', 'prn-review.record', 'receipt.signature', 'refill-consent.record', 'refill.ask'],
} as const;

/** Every write with the headers that it declares. */
function writesOf(app: INestApplication): { readonly method: string; readonly id: string; readonly headers: readonly string[] }[] {
  return Object.entries(openApiDocument(app).paths).filter(([path]) => path.startsWith('/api/v1/')).flatMap(([, methods]) => (['post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
    const operation = methods[method];
    const headers = (operation?.parameters ?? []).flatMap((parameter) => ('in' in parameter && parameter.in === 'header' && parameter.required === true ? [parameter.name] : []));
    return operation === undefined ? [] : [{ method, id: operation.operationId ?? '', headers }];
  }));
}

describe('writes', () => {
  let app: INestApplication;
  beforeAll(async () => {
    app = await NestFactory.create(ApiModule.over(OfflineInfrastructureModule), { logger: false });
    await app.init();
  });
  afterAll(async () => app.close());

  it('take the key of who asks, so that what was sent twice is done once', () => {
    expect(writesOf(app).filter(({ headers }) => !headers.includes('Idempotency-Key')).map(({ id }) => id).toSorted()).toEqual(Object.values(WITHOUT_KEY).flat().toSorted());
  });

  it('that put something in the place of what is there, and those that take no key for it, name the version that was read', () => {
    const versioned: readonly string[] = WITHOUT_KEY['names the version it has read, and is stale the second time'];
    expect(writesOf(app).filter(({ method, id, headers }) => (method === 'put' || versioned.includes(id)) && !headers.includes('If-Match'))).toEqual([]);
  });
});
