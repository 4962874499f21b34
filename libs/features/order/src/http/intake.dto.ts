import { pageQueryShape, pageSchema } from '@cyclefill/contracts';
import { z } from 'zod';
import { INTAKE_STATUSES, listedIntakeSchema } from '../intake/intake-page.query.js';

export const intakeListQuery = z.strictObject({ ...pageQueryShape, facilityId: z.uuid().optional(), status: z.enum(INTAKE_STATUSES).optional() });
export type IntakeListQuery = z.output<typeof intakeListQuery>;
export const intakePage = pageSchema(listedIntakeSchema);
