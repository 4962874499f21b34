import { describe, expect, it } from '@jest/globals';
import { PERMISSIONS, permits } from './permission.js';
import { ROLES } from './role.js';

describe('permissions', () => {
  it('are held by these roles', () => {
    expect(Object.fromEntries(ROLES.map((role) => [role, PERMISSIONS.filter((permission) => permits(role, permission)).join(' ')]))).toEqual({
      technician: 'facility.read fill-run.read batch.read exception.read document.read refill.read refill.ask refill.work',
      pharmacist: 'facility.read fill-run.read batch.read exception.read document.read refill.read refill.ask refill.work refill.decide',
      manager: 'facility.read fill-run.read batch.read exception.read document.read refill.read refill.ask refill.work refill.decide',
      auditor: 'facility.read fill-run.read batch.read exception.read document.read refill.read',
      nurse: 'facility.read document.read refill.read refill.ask',
      facility_lead: 'facility.read batch.read exception.read document.read refill.read refill.ask',
      admin: 'facility.read fill-run.read batch.read',
      service: 'facility.read fill-run.read batch.read',
    });
  });
});
