import { describe, expect, it } from '@jest/globals';
import { PERMISSIONS, permits } from './permission.js';
import { ROLES } from './role.js';

describe('permissions', () => {
  it('are held by these roles', () => {
    expect(Object.fromEntries(ROLES.map((role) => [role, PERMISSIONS.filter((permission) => permits(role, permission)).join(' ')]))).toEqual({
      technician: 'facility.read fill-run.read batch.read exception.read document.read document.make order.read intake.read order.write census.write exception.work look-ahead.read regimen.preview refill.read refill.ask refill.work pack.read pack.fill near-miss.read stock.read stock.write compounding.read compounding.make delivery.read delivery.write delivery.receive packager.read packager.export print.read print.send reconciliation.read reconciliation.open review.read',
      pharmacist: 'facility.read fill-run.read fill-run.control batch.read exception.read document.read document.make order.read intake.read order.write census.write facility.write exception.work batch.close prn-review.record look-ahead.read regimen.preview refill.read refill.ask refill.work refill.decide supply.dispose pack.read pack.fill pack.check pack.void near-miss.read stock.read stock.write stock.recall code.assign compounding.read compounding.make compounding.check delivery.read delivery.write delivery.receive packager.read packager.export print.read print.send reconciliation.read reconciliation.open reconciliation.decide review.read review.record review.respond audit.inspect fhir.export',
      manager: 'facility.read fill-run.read fill-run.control batch.read exception.read document.read document.make order.read intake.read order.write census.write facility.write exception.work batch.close prn-review.record look-ahead.read regimen.preview refill.read refill.ask refill.work refill.decide supply.dispose pack.read pack.fill pack.void near-miss.read stock.read stock.write stock.recall compounding.read compounding.make delivery.read delivery.write delivery.receive packager.read packager.export print.read print.send reconciliation.read reconciliation.open review.read review.respond audit.inspect fhir.export',
      auditor: 'facility.read fill-run.read batch.read exception.read document.read order.read intake.read look-ahead.read regimen.preview refill.read pack.read near-miss.read stock.read compounding.read delivery.read packager.read print.read reconciliation.read review.read audit.inspect',
      nurse: 'facility.read document.read document.make order.read census.write regimen.preview refill.read refill.ask delivery.read delivery.receive reconciliation.read reconciliation.open reconciliation.decide review.read review.respond',
      facility_lead: 'facility.read batch.read exception.read document.read document.make order.read census.write look-ahead.read regimen.preview refill.read refill.ask delivery.read delivery.receive reconciliation.read reconciliation.open reconciliation.decide review.read review.respond',
      admin: 'facility.read fill-run.read batch.read',
      service: 'facility.read fill-run.read batch.read',
    });
  });
});
