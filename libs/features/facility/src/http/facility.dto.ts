import { pageQueryShape, pageSchema } from '@cyclefill/contracts';
import { z } from 'zod';
import { listedFacilitySchema } from '../data/facility-page.query.js';

export const facilityListQuery = z.strictObject(pageQueryShape);
export const facilityPage = pageSchema(listedFacilitySchema);
