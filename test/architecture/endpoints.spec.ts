import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Authenticator, HttpModule, configureHttp } from '@cyclefill/platform/http';
import { ClockModule } from '@cyclefill/platform/clock';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Logger } from '@cyclefill/platform/logging';
import { Controller, Get, Global, Module } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { OfflineInfrastructureModule } from '../../apps/api/src/offline-infrastructure.module.js';
import { openApiDocument } from '../../apps/api/src/openapi-document.js';
import { capturedLog } from '../support/captured-log.js';
import { listRoutes, listServedRoutes } from '../support/list-routes.js';

/** Route, operation, who may call it, what the audit keeps. A new route is one line here, for a person to approve. */
const ROUTES = [
  'GET /api/v1/accuracy near-miss.accuracy near-miss.read read',
  'GET /api/v1/assigned-codes assigned-code.list stock.read read',
  'GET /api/v1/batches batch.list batch.read read',
  'GET /api/v1/batches/:id batch.read batch.read read',
  'GET /api/v1/batches/:id/appearance-notice/content batch.appearance-notice document.read phi',
  'GET /api/v1/batches/:id/changes batch.changes batch.read phi',
  'GET /api/v1/batches/:id/lines batch.lines batch.read phi',
  'GET /api/v1/batches/:id/pack-check/content batch.pack-check document.read phi',
  'GET /api/v1/batches/:id/papers/:kind batch.pack-papers pack.read phi',
  'GET /api/v1/check-programmes check-programme.list near-miss.read read',
  'GET /api/v1/check-queue pack.queue pack.read phi',
  'GET /api/v1/clarifications clarification.list order.write phi',
  'GET /api/v1/clarifications/:id/content clarification.content order.write phi',
  'GET /api/v1/deliveries delivery.list delivery.read read',
  'GET /api/v1/deliveries/:id delivery.read delivery.read read',
  'GET /api/v1/deliveries/:id/change-sheet/content delivery.change-sheet delivery.read phi',
  'GET /api/v1/deliveries/:id/manifest delivery.manifest delivery.read phi',
  'GET /api/v1/deliveries/:id/manifest/content delivery.manifest-content delivery.read phi',
  'GET /api/v1/document-sets document-set.list document.read read',
  'GET /api/v1/document-sets/:id document-set.read document.read read',
  'GET /api/v1/documents document.list document.read phi',
  'GET /api/v1/documents/:id/content document.content document.read phi',
  'GET /api/v1/emergency-prescriptions emergency.list order.read phi',
  'GET /api/v1/exceptions exception.list exception.read phi',
  'GET /api/v1/exceptions/:id exception.read exception.read phi',
  'GET /api/v1/facilities facility.list facility.read read',
  'GET /api/v1/facilities/:code/document-settings document-setting.list document.read phi',
  'GET /api/v1/facilities/:code/ekit ekit.read refill.read phi',
  'GET /api/v1/facilities/:code/look-ahead facility.look-ahead look-ahead.read phi',
  'GET /api/v1/facilities/:code/next-van facility.next-van delivery.read read',
  'GET /api/v1/facilities/:code/receipt-setting receipt-setting.read delivery.read read',
  'GET /api/v1/facilities/:code/refill-consents refill-consent.list refill.read phi',
  'GET /api/v1/facilities/:code/run-out run-out.list refill.read phi',
  'GET /api/v1/facilities/:id/cycles cycle.list facility.read read',
  'GET /api/v1/facilities/:id/downtime-kit downtime-kit.read document.read read',
  'GET /api/v1/facilities/:id/med-passes med-pass.list facility.write phi',
  'GET /api/v1/facilities/:id/packing packing.decisions batch.read phi',
  'GET /api/v1/facilities/:id/stop-policy stop-policy.read facility.write read',
  'GET /api/v1/fill-runs fill-run.list fill-run.read read',
  'GET /api/v1/fill-runs/:id fill-run.read fill-run.read read',
  'GET /api/v1/fill-runs/:id/explanations fill-run.explain batch.read phi',
  'GET /api/v1/intakes intake.list intake.read phi',
  'GET /api/v1/intakes/:id intake.read intake.read phi',
  'GET /api/v1/intakes/:id/document intake.document intake.read phi',
  'GET /api/v1/inventory/batches/:id/picks stock.picks stock.read phi',
  'GET /api/v1/inventory/containers stock.list stock.read read',
  'GET /api/v1/inventory/containers/:code stock.read stock.read read',
  'GET /api/v1/inventory/counts/:id stock.count-read stock.read read',
  'GET /api/v1/inventory/expiring stock.expiring stock.read read',
  'GET /api/v1/inventory/order-list stock.order-list stock.read read',
  'GET /api/v1/inventory/orders stock.orders stock.read read',
  'GET /api/v1/inventory/par stock.par stock.read read',
  'GET /api/v1/inventory/recalls stock.recalls stock.read read',
  'GET /api/v1/inventory/recalls/:id stock.recall-read stock.read phi',
  'GET /api/v1/inventory/recalls/:id/content stock.recall-content stock.read phi',
  'GET /api/v1/inventory/recalls/reach stock.recall-reach stock.read phi',
  'GET /api/v1/near-misses near-miss.list near-miss.read read',
  'GET /api/v1/orders/:id order.read order.read phi',
  'GET /api/v1/orders/:id/cii-parts cii-part.list order.read phi',
  'GET /api/v1/orders/:id/ledger order.ledger batch.read phi',
  'GET /api/v1/orders/:id/where order.where delivery.read phi',
  'GET /api/v1/orders/unread-sigs order.unread-sigs exception.read phi',
  'GET /api/v1/pack-board pack.board pack.read read',
  'GET /api/v1/pack-types pack-type.list batch.read read',
  'GET /api/v1/pack-types/:code/calibration pack-type.calibration batch.read read',
  'GET /api/v1/packager-exports packager-export.list packager.read read',
  'GET /api/v1/packager-exports/:id packager-export.read packager.read read',
  'GET /api/v1/packager-exports/:id/files/:name packager-export.file packager.export phi',
  'GET /api/v1/packing-settings packing.list batch.read phi',
  'GET /api/v1/packs pack.list pack.read phi',
  'GET /api/v1/packs/:id pack.read pack.read phi',
  'GET /api/v1/packs/:id/check pack.check-view pack.read phi',
  'GET /api/v1/packs/:id/events pack.events pack.read phi',
  'GET /api/v1/packs/:id/papers/:kind pack.paper pack.read phi',
  'GET /api/v1/packs/by-code/:code pack.open pack.read phi',
  'GET /api/v1/packs/by-code/:code/where pack.where delivery.read phi',
  'GET /api/v1/print-jobs print-job.list print.read read',
  'GET /api/v1/print-jobs/:id print-job.read print.read read',
  'GET /api/v1/printer-offsets printer-offset.list batch.read read',
  'GET /api/v1/printers printer.list print.read read',
  'GET /api/v1/receipts receipt.list delivery.read phi',
  'GET /api/v1/receipts/:id receipt.read delivery.read phi',
  'GET /api/v1/receipts/unreceived receipt.unreceived delivery.read phi',
  'GET /api/v1/refill-requests refill.list refill.read phi',
  'GET /api/v1/refill-requests/:id refill.read refill.read phi',
  'GET /api/v1/renewal-requests renewal.list refill.read phi',
  'GET /api/v1/renewal-requests/:id/content renewal.content refill.read phi',
  'GET /api/v1/residents/:id/orders resident.orders order.read phi',
  'GET /api/v1/residents/:id/supply resident.supply delivery.read phi',
  'GET /api/v1/return-rules return-rule.list refill.read read',
  'GET /api/v1/routes delivery-route.list delivery.read read',
  'GET /api/v1/routes/holidays delivery-holidays.read delivery.read read',
  'GET /api/v1/supplies supply.list refill.read phi',
  'GET /api/v1/totes tote.list delivery.read read',
  'GET /api/v1/totes/:id tote.read delivery.read phi',
  'GET /api/v1/totes/by-code/:code tote.find delivery.read phi',
  'GET /health/live health.live public none',
  'GET /health/ready health.ready public none',
  'POST /api/v1/assigned-codes assigned-code.assign code.assign write',
  'POST /api/v1/batches/:id/cancel batch.cancel fill-run.control read',
  'POST /api/v1/batches/:id/close batch.close batch.close read',
  'POST /api/v1/batches/:id/pause batch.pause fill-run.control read',
  'POST /api/v1/batches/:id/resume batch.resume fill-run.control read',
  'POST /api/v1/batches/:id/retry batch.retry fill-run.control read',
  'POST /api/v1/clarifications/:id/status clarification.move order.write write',
  'POST /api/v1/deliveries delivery.plan delivery.write write',
  'POST /api/v1/deliveries/:id/cancellation delivery.cancel delivery.write write',
  'POST /api/v1/deliveries/:id/departure delivery.depart delivery.write write',
  'POST /api/v1/document-sets document-set.ask document.make write',
  'POST /api/v1/document-sets/:id/cancel document-set.cancel document.make write',
  'POST /api/v1/document-sets/:id/retry document-set.retry document.make write',
  'POST /api/v1/exceptions/:id/assign exception.assign exception.work phi',
  'POST /api/v1/exceptions/:id/carry exception.carry exception.work phi',
  'POST /api/v1/exceptions/:id/override exception.override exception.work phi',
  'POST /api/v1/exceptions/:id/resolve exception.resolve exception.work phi',
  'POST /api/v1/facilities/:code/ekit/seals ekit.seal refill.work write',
  'POST /api/v1/facilities/:code/ekit/stock ekit.stock refill.work write',
  'POST /api/v1/facilities/:code/refill-consents refill-consent.record refill.work write',
  'POST /api/v1/facilities/:id/cycles cycle.set facility.write write',
  'POST /api/v1/facilities/:id/med-passes med-pass.change facility.write write',
  'POST /api/v1/facilities/:id/med-passes/preview med-pass.preview facility.write phi',
  'POST /api/v1/fill-runs fill-run.start fill-run.control write',
  'POST /api/v1/fill-runs/:id/cancel fill-run.cancel fill-run.control read',
  'POST /api/v1/fill-runs/:id/pause fill-run.pause fill-run.control read',
  'POST /api/v1/fill-runs/:id/resume fill-run.resume fill-run.control read',
  'POST /api/v1/intakes intake.receive order.write write',
  'POST /api/v1/intakes/:id/documents intake.attach order.write write',
  'POST /api/v1/intakes/:id/order intake.order order.write write',
  'POST /api/v1/intakes/:id/readings intake.read-again order.write write',
  'POST /api/v1/inventory/batches/:id/release stock.release stock.write write',
  'POST /api/v1/inventory/batches/:id/reservation stock.reserve stock.write write',
  'POST /api/v1/inventory/containers/:code/movements stock.move stock.write write',
  'POST /api/v1/inventory/counts stock.count stock.write write',
  'POST /api/v1/inventory/counts/:id/close stock.count-close stock.write write',
  'POST /api/v1/inventory/counts/:id/lines stock.count-line stock.write write',
  'POST /api/v1/inventory/orders stock.order stock.write write',
  'POST /api/v1/inventory/orders/:id/end stock.order-end stock.write write',
  'POST /api/v1/inventory/recalls stock.recall stock.recall write',
  'POST /api/v1/inventory/recalls/:id/close stock.recall-close stock.recall write',
  'POST /api/v1/inventory/receipts stock.receive stock.write write',
  'POST /api/v1/orders order.open order.write write',
  'POST /api/v1/orders/:id/change order.change order.write write',
  'POST /api/v1/orders/:id/cii-parts cii-part.record refill.decide write',
  'POST /api/v1/orders/:id/destructions supply.destroy supply.dispose phi',
  'POST /api/v1/orders/:id/discontinue order.discontinue order.write write',
  'POST /api/v1/orders/:id/ekit-uses ekit.use refill.ask phi',
  'POST /api/v1/orders/:id/emergency-steps emergency.record order.write write',
  'POST /api/v1/orders/:id/hold order.hold order.write write',
  'POST /api/v1/orders/:id/prn-reviews prn-review.record prn-review.record phi',
  'POST /api/v1/orders/:id/renew order.renew order.write write',
  'POST /api/v1/orders/:id/resume order.resume order.write write',
  'POST /api/v1/orders/:id/returns supply.return supply.dispose phi',
  'POST /api/v1/pack-types pack-type.set facility.write write',
  'POST /api/v1/packager-exports packager-export.make packager.export write',
  'POST /api/v1/packager-exports/:id/answer packager-export.answer packager.export write',
  'POST /api/v1/packager-exports/:id/resend packager-export.resend packager.export write',
  'POST /api/v1/packing-settings packing.set facility.write write',
  'POST /api/v1/packs/:id/hold pack.hold pack.check write',
  'POST /api/v1/packs/:id/orders/:orderId/confirm pack.confirm pack.fill write',
  'POST /api/v1/packs/:id/orders/:orderId/except pack.except pack.fill write',
  'POST /api/v1/packs/:id/pass pack.pass pack.check write',
  'POST /api/v1/packs/:id/recall pack.recall pack.void write',
  'POST /api/v1/packs/:id/release pack.release pack.check write',
  'POST /api/v1/packs/:id/reopen pack.reopen pack.fill write',
  'POST /api/v1/packs/:id/scans pack.scan pack.fill write',
  'POST /api/v1/packs/:id/seal pack.seal pack.fill write',
  'POST /api/v1/packs/:id/send-back pack.send-back pack.check write',
  'POST /api/v1/packs/:id/start pack.start pack.fill write',
  'POST /api/v1/packs/:id/technician-check pack.technician-check pack.fill write',
  'POST /api/v1/packs/:id/undo pack.undo pack.fill write',
  'POST /api/v1/packs/:id/void pack.void pack.void write',
  'POST /api/v1/packs/by-code/:code/return pack.return supply.dispose phi',
  'POST /api/v1/print-jobs print-job.send print.send write',
  'POST /api/v1/print-jobs/:id/cancel print-job.cancel print.send write',
  'POST /api/v1/print-jobs/:id/confirm print-job.confirm print.send write',
  'POST /api/v1/print-jobs/:id/reprint print-job.reprint print.send write',
  'POST /api/v1/print-jobs/fonts printer.fonts print.send write',
  'POST /api/v1/printer-offsets printer-offset.set facility.write write',
  'POST /api/v1/printers printer.set facility.write write',
  'POST /api/v1/receipts/signatures receipt.signature delivery.receive write',
  'POST /api/v1/receipts/unreceived/:id/decision receipt.follow-up delivery.write write',
  'POST /api/v1/refill-requests refill.ask refill.ask phi',
  'POST /api/v1/refill-requests/:id/decision refill.decide refill.decide phi',
  'POST /api/v1/refill-requests/:id/received refill.receive refill.ask phi',
  'POST /api/v1/refill-requests/:id/sent refill.send refill.work phi',
  'POST /api/v1/regimens/preview regimen.preview regimen.preview read',
  'POST /api/v1/renewal-requests/:id/steps renewal.step refill.work phi',
  'POST /api/v1/residents/:id/census-events census.record census.write write',
  'POST /api/v1/residents/:id/census-events/preview census.preview census.write phi',
  'POST /api/v1/residents/:id/discharge-supplies discharge.supply refill.work phi',
  'POST /api/v1/residents/:id/leave-supplies leave.supply refill.work phi',
  'POST /api/v1/routes delivery-route.add delivery.write write',
  'POST /api/v1/scans scan.identify delivery.read phi',
  'POST /api/v1/supplies/:id/retry supply.retry refill.work phi',
  'POST /api/v1/technician-checks/:id/audit technician-check.audit pack.check write',
  'POST /api/v1/totes tote.open delivery.write write',
  'POST /api/v1/totes/:id/close tote.close delivery.write phi',
  'POST /api/v1/totes/:id/containers tote.add-container delivery.write phi',
  'POST /api/v1/totes/:id/delivery tote.deliver delivery.write phi',
  'POST /api/v1/totes/:id/load tote.load delivery.write phi',
  'POST /api/v1/totes/:id/pulls tote.pull delivery.write write',
  'POST /api/v1/totes/:id/receipt tote.receive delivery.receive phi',
  'POST /api/v1/totes/:id/scans tote.scan delivery.write phi',
  'PUT /api/v1/check-programmes check-programme.set pack.check write',
  'PUT /api/v1/facilities/:code/document-settings document-setting.set facility.write write',
  'PUT /api/v1/facilities/:code/ekit ekit.set facility.write write',
  'PUT /api/v1/facilities/:code/ekit/items ekit.item facility.write write',
  'PUT /api/v1/facilities/:code/receipt-setting receipt-setting.set facility.write write',
  'PUT /api/v1/facilities/:id/downtime-kit/hour downtime-kit.set-hour facility.write write',
  'PUT /api/v1/facilities/:id/stop-policy stop-policy.set facility.write write',
  'PUT /api/v1/inventory/par/:ndc11 stock.par-set stock.write write',
  'PUT /api/v1/return-rules return-rule.set facility.write write',
  'PUT /api/v1/routes/:id delivery-route.change delivery.write write',
  'PUT /api/v1/routes/holidays delivery-holidays.set facility.write write',
];

describe('endpoints', () => {
  let app: INestApplication;
  beforeAll(async () => {
    app = await NestFactory.create(ApiModule.over(OfflineInfrastructureModule), { logger: false });
    await app.init();
  });
  afterAll(async () => app.close());

  it('are these, each with its permission and its audit', () => {
    const lines = listRoutes(app).map(({ route, operation }) => [route, operation?.id, operation?.permission, operation?.audit].join(' '));
    expect(lines.toSorted()).toEqual(ROUTES);
  });

  it('are declared by controllers: nothing else answers', () => {
    expect(listServedRoutes(app).toSorted()).toEqual(listRoutes(app).map(({ route }) => route).toSorted());
  });

  it('change nothing by GET, and hide nothing from the audit but what is public', () => {
    for (const { operation } of listRoutes(app)) expect(operation?.permission === 'public').toBe(operation?.audit === 'none');
  });

  it('are all described, by one operation id each', () => {
    const described = Object.entries(openApiDocument(app).paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/gu, ':$1')}`));
    expect(described.toSorted()).toEqual(listRoutes(app).map(({ route }) => route).toSorted());
    const ids = listRoutes(app).map(({ operation }) => operation?.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are described by the committed file', async () => {
    const committed: unknown = JSON.parse(await readFile(new URL('../../apps/api/openapi.json', import.meta.url), 'utf8'));
    expect(committed).toEqual(JSON.parse(JSON.stringify(openApiDocument(app))));
  });
});

@Controller('forgotten')
class ForgottenController {
  @Get()
  read(): string {
    return 'should never be seen';
  }
}

const { log, text } = capturedLog();

@Global()
@Module({ providers: [{ provide: Authenticator, useValue: {} }, { provide: UnitOfWork, useValue: {} }, { provide: Logger, useValue: log }], exports: [Authenticator, UnitOfWork, Logger] })
class StubModule {}

@Module({ imports: [ClockModule, HttpModule.forRoot(StubModule)], controllers: [ForgottenController] })
class ForgottenModule {}

describe('a route that does not declare its operation', () => {
  it('stays shut, says so in the log and is found by the list', async () => {
    const app = await NestFactory.create<NestExpressApplication>(ForgottenModule, { logger: false });
    configureHttp(app);
    await app.listen(0, '127.0.0.1');
    try {
      const response = await fetch(`${await app.getUrl()}/forgotten`);
      expect([response.status, await response.json()]).toMatchObject([500, { code: 'internal.invariant' }]);
      expect(text()).toContain('internal.invariant');
      expect(listRoutes(app)).toEqual([{ route: 'GET /forgotten', operation: undefined }]);
    } finally {
      await app.close();
    }
  });
});
