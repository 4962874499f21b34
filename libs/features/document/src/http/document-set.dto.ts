import { pageQueryShape, pageSchema } from '@cyclefill/contracts';
import { z } from 'zod';
import { SET_KINDS, SET_STATES } from '../document-sets/set-files.js';
import { listedSetSchema } from '../document-sets/set-view.query.js';
import { kitHourSchema } from '../downtime-kit/keep-kit-hour.js';

export const setListQuery = z.strictObject({ ...pageQueryShape, facilityId: z.uuid().optional(), kind: z.enum(SET_KINDS).optional(), state: z.enum(SET_STATES).optional() });
export const setPage = pageSchema(listedSetSchema);
export const setAsked = z.object({ id: z.uuid() }).meta({ id: 'AskedDocumentSet' });
export type SetAsked = z.output<typeof setAsked>;
export const setRetry = z.strictObject({ wingId: z.uuid().optional().describe('that wing alone; absent = all that failed') });
export type SetRetry = z.output<typeof setRetry>;
/** The newest downtime kit of a facility, and at which hour of its night it is made. */
export const downtimeKitAnswer = z.object({ ...kitHourSchema.shape, latest: listedSetSchema.nullable().describe('null = none was made yet') }).meta({ id: 'DowntimeKit' });
export type DowntimeKitAnswer = z.output<typeof downtimeKitAnswer>;
