import { BATCH_STATES } from '@cyclefill/domain/cycle-fill';
import { z } from 'zod';

export const controlOutcome = z.object({
  items: z.array(z.object({
    batchId: z.uuid(), facility: z.string().describe('code'), windowFrom: z.iso.date(), state: z.enum(BATCH_STATES),
    changed: z.boolean().describe('false = it had been done before, or cannot be done to this batch'),
  })),
}).meta({ id: 'ControlOutcome' });
export type ControlOutcome = z.output<typeof controlOutcome>;
