import type { Role } from './role.js';

/** What a route may ask for. */
export const PERMISSIONS = [
  'facility.read', 'fill-run.read', 'batch.read', 'exception.read', 'document.read', 'refill.read', 'refill.ask', 'refill.work', 'refill.decide',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What a rule alone may not decide is for these alone; an auditor changes nothing at all. */
const without = (...left: readonly Permission[]): ReadonlySet<Permission> => new Set(PERMISSIONS.filter((permission) => !left.includes(permission)));

const HELD: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  technician: without('refill.decide'),
  pharmacist: new Set(PERMISSIONS),
  manager: new Set(PERMISSIONS),
  auditor: without('refill.ask', 'refill.work', 'refill.decide'),
  nurse: new Set<Permission>(['facility.read', 'document.read', 'refill.read', 'refill.ask']),
  facility_lead: new Set<Permission>(['facility.read', 'batch.read', 'exception.read', 'document.read', 'refill.read', 'refill.ask']),
  // Who keeps the system going needs no resident's data for it.
  admin: new Set<Permission>(['facility.read', 'fill-run.read', 'batch.read']),
  service: new Set<Permission>(['facility.read', 'fill-run.read', 'batch.read']),
};

/** Whether the role holds the permission; where it may use it is a matter of scope. */
export function permits(role: Role, permission: Permission): boolean {
  return HELD[role].has(permission);
}
