import { describe, expect, it } from '@jest/globals';
import { InvalidInput, Invariant, Refusal, Transient } from '@cyclefill/contracts';
import { BadRequestException, NotFoundException, PayloadTooLargeException } from '@nestjs/common';
import { answerTo } from './error-answer.js';

const databaseError = (code: string): Error => Object.assign(new Error('detail: (login)=(someone)'), { driverError: { code } });

describe('the answer to an error', () => {
  it.each([
    [new Refusal('auth.token-invalid'), 401, 'auth.token-invalid'],
    [new Refusal('auth.permission-missing'), 403, 'auth.permission-missing'],
    [new Refusal('document.not-found'), 404, 'document.not-found'],
    [new Refusal('user.login-taken'), 409, 'user.login-taken'],
    [new Refusal('row.stale'), 412, 'row.stale'],
    [new InvalidInput([]), 400, 'input.invalid'],
    [new Transient('storage.unavailable'), 503, 'storage.unavailable'],
    [new NotFoundException('Cannot GET /secret'), 404, 'route.not-found'],
    [new BadRequestException('secret'), 400, 'input.invalid'],
    [new Refusal('row.version-missing'), 428, 'row.version-missing'],
    [new PayloadTooLargeException('secret'), 413, 'body.too-large'],
    [Object.assign(new Error('secret'), { type: 'entity.too.large', status: 413 }), 413, 'body.too-large'],
    [databaseError('57P01'), 503, 'database.unavailable'],
    [databaseError('40P01'), 503, 'database.unavailable'],
    [databaseError('ECONNREFUSED'), 503, 'database.unavailable'],
    [new Error('timeout exceeded when trying to connect'), 503, 'database.unavailable'],
    [databaseError('23505'), 500, 'internal.invariant'],
    [new Invariant('secret'), 500, 'internal.invariant'],
    ['secret', 500, 'internal.invariant'],
    [undefined, 500, 'internal.invariant'],
  ])('%s is %i %s', (error, status, code) => {
    const answer = answerTo(error);
    expect(answer).toMatchObject({ status, code });
    expect(JSON.stringify(answer)).not.toMatch(/secret|someone/u);
  });
});
