import { z } from 'zod';
import { listedCodeSchema } from '../directory/assigned-code.query.js';

/** Complete, by code. */
export const assignedCodeList = z.object({ items: z.array(listedCodeSchema), version: z.int().describe('for If-Match; 0 = nobody ever said anything') }).meta({ id: 'AssignedCodeList' });
export type AssignedCodeList = z.output<typeof assignedCodeList>;
