import { z } from 'zod';

/** Who a person or a machine is to the pharmacy. */
export const ROLES = ['technician', 'pharmacist', 'manager', 'nurse', 'facility_lead', 'admin', 'auditor', 'service'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.output<typeof roleSchema>;

const SCOPED_ROLES: ReadonlySet<Role> = new Set<Role>(['nurse', 'facility_lead']);

/** Whether the role sees only the facilities and wings it was given; the others see the whole pharmacy. */
export function isScoped(role: Role): boolean {
  return SCOPED_ROLES.has(role);
}
