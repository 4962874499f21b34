import { z } from 'zod';
import { listedChangeoverSchema } from '../changeover/changeover-list.query.js';

export const changeoverList = z.object({ items: z.array(listedChangeoverSchema) }).meta({ id: 'ChangeoverList' });
export type ChangeoverList = z.output<typeof changeoverList>;
