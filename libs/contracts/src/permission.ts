import type { Role } from './role.js';

/** What a route may ask for. */
export const PERMISSIONS = ['facility.read', 'fill-run.read', 'batch.read', 'exception.read', 'document.read', 'regimen.preview'] as const;
export type Permission = (typeof PERMISSIONS)[number];

const HELD: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  technician: new Set(PERMISSIONS),
  pharmacist: new Set(PERMISSIONS),
  manager: new Set(PERMISSIONS),
  auditor: new Set(PERMISSIONS),
  nurse: new Set<Permission>(['facility.read', 'document.read', 'regimen.preview']),
  facility_lead: new Set<Permission>(['facility.read', 'batch.read', 'exception.read', 'document.read', 'regimen.preview']),
  // Who keeps the system going needs no resident's data for it.
  admin: new Set<Permission>(['facility.read', 'fill-run.read', 'batch.read']),
  service: new Set<Permission>(['facility.read', 'fill-run.read', 'batch.read']),
};

/** Whether the role holds the permission; where it may use it is a matter of scope. */
export function permits(role: Role, permission: Permission): boolean {
  return HELD[role].has(permission);
}
