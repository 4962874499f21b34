import { z } from 'zod';
import { clinicalCheckSchema } from '../check-orders/check-view.js';
import { storedRunSchema } from '../check-orders/stored-runs.query.js';

/** The checks over a resident. */
export const residentChecksSchema = z.object({
  residentId: z.uuid(), now: clinicalCheckSchema.describe('over the orders as they stand now; a look is not stored'), stored: z.array(storedRunSchema).describe('the newest runs that were stored, the newest first'),
}).meta({ id: 'ResidentClinicalChecks' });
export type ResidentChecks = z.output<typeof residentChecksSchema>;
