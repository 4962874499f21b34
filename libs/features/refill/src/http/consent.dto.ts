import { z } from 'zod';
import { listedConsentSchema } from '../consent/consent.query.js';

/** Complete: what holds for all, then by resident and day. */
export const consentList = z.object({ items: z.array(listedConsentSchema) }).meta({ id: 'RefillConsentList' });
export type ConsentList = z.output<typeof consentList>;
