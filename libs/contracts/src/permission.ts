import type { Role } from './role.js';

/** What a route may ask for. */
export const PERMISSIONS = [
  'facility.read', 'fill-run.read', 'fill-run.control', 'batch.read', 'exception.read', 'document.read', 'document.make', 'order.read', 'intake.read', 'order.write', 'census.write', 'facility.write',
  'exception.work', 'batch.close', 'prn-review.record', 'look-ahead.read', 'regimen.preview',
  'refill.read', 'refill.ask', 'refill.work', 'refill.decide', 'supply.dispose',
  'pack.read', 'pack.fill', 'pack.check', 'pack.void', 'near-miss.read',
  'stock.read', 'stock.write', 'stock.recall', 'code.assign',
  'compounding.read', 'compounding.make', 'compounding.check',
  'delivery.read', 'delivery.write', 'delivery.receive',
  'packager.read', 'packager.export',
  'print.read', 'print.send',
  'reconciliation.read', 'reconciliation.open', 'reconciliation.decide',
  'review.read', 'review.record', 'review.respond',
  'audit.inspect', 'fhir.export',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const READS = PERMISSIONS.filter((permission) => permission.endsWith('.read'));

const HELD: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  // What a technician may decide is also a matter of the exception: data and supply, not law or clinic.
  technician: new Set<Permission>([...READS, 'document.make', 'order.write', 'census.write', 'exception.work', 'regimen.preview', 'refill.ask', 'refill.work', 'pack.fill', 'stock.write', 'compounding.make', 'delivery.write', 'delivery.receive', 'packager.export', 'print.send', 'reconciliation.open']),
  pharmacist: new Set(PERMISSIONS),
  // A pack is let go by a pharmacist alone, or by a technician where the state says so (R241); what product a code is of, how something is compounded and whether it is right, a pharmacist says; what is done about a list that came, the two that sign it.
  manager: new Set(PERMISSIONS.filter((permission) => permission !== 'pack.check' && permission !== 'compounding.check' && permission !== 'code.assign' && permission !== 'reconciliation.decide' && permission !== 'review.record')),
  auditor: new Set<Permission>([...READS, 'regimen.preview', 'audit.inspect']),
  nurse: new Set<Permission>(['facility.read', 'document.read', 'document.make', 'order.read', 'census.write', 'regimen.preview', 'refill.read', 'refill.ask', 'delivery.read', 'delivery.receive', 'reconciliation.read', 'reconciliation.open', 'reconciliation.decide', 'review.read', 'review.respond']),
  facility_lead: new Set<Permission>(['facility.read', 'batch.read', 'exception.read', 'document.read', 'document.make', 'order.read', 'census.write', 'look-ahead.read', 'regimen.preview', 'refill.read', 'refill.ask', 'delivery.read', 'delivery.receive', 'reconciliation.read', 'reconciliation.open', 'reconciliation.decide', 'review.read', 'review.respond']),
  // Who keeps the system going needs no resident's data for it.
  admin: new Set<Permission>(['facility.read', 'fill-run.read', 'batch.read']),
  service: new Set<Permission>(['facility.read', 'fill-run.read', 'batch.read']),
};

/** Whether the role holds the permission; where it may use it is a matter of scope. */
export function permits(role: Role, permission: Permission): boolean {
  return HELD[role].has(permission);
}
