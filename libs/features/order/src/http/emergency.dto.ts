import { z } from 'zod';
import { listedEmergencySchema } from '../emergency/emergency.query.js';

export const emergencyListQuery = z.strictObject({ facility: z.string().min(1).max(64).optional().describe('code of a facility') });
export type EmergencyListQuery = z.output<typeof emergencyListQuery>;

/** Complete, the one due first before the others. */
export const emergencyList = z.object({ items: z.array(listedEmergencySchema) }).meta({ id: 'EmergencyList' });
export type EmergencyList = z.output<typeof emergencyList>;
