import { pageQueryShape, pageSchema } from '@cyclefill/contracts';
import { z } from 'zod';
import { SUPPLY_STATES, listedSupplySchema } from '../data/supply-page.query.js';

export const supplyListQuery = z.strictObject({ ...pageQueryShape, facilityId: z.uuid().optional(), state: z.enum(SUPPLY_STATES).optional() });
export const supplyPage = pageSchema(listedSupplySchema);
