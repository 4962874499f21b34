import { z } from 'zod';

export const liveDto = z.object({ status: z.literal('ok') });
export type Live = z.output<typeof liveDto>;

const check = z.enum(['ok', 'failed']);

/** Whether the API can do its work; `degraded` answers 503. */
export const readyDto = z.object({ status: z.enum(['ok', 'degraded']), database: check, migrations: check, queue: check });
export type Ready = z.output<typeof readyDto>;
