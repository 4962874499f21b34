import { Module } from '@nestjs/common';
import { ReadSupplyGauge } from './gauge/read-supply-gauge.js';
import { DeliveryController } from './http/delivery.controller.js';
import { FacilityDeliveryController } from './http/facility-delivery.controller.js';
import { ReceiptController } from './http/receipt.controller.js';
import { RouteController } from './http/route.controller.js';
import { ScanController } from './http/scan.controller.js';
import { ToteController } from './http/tote.controller.js';
import { ToteStepController } from './http/tote-step.controller.js';
import { WhereController } from './http/where.controller.js';
import { IdentifyScan } from './identify/identify-scan.js';
import { ReadManifest } from './manifest/read-manifest.js';
import { DecideFollowUp } from './receipts/decide-follow-up.js';
import { KeepSignature } from './receipts/keep-signature.js';
import { ReceiveTote } from './receipts/receive-tote.js';
import { SetReceipts } from './receipts/set-receipts.js';
import { TakeBackPack } from './returns/take-back-pack.js';
import { FindNextVan } from './routes/find-next-van.js';
import { SetRoute } from './routes/set-route.js';
import { FillTote } from './totes/fill-tote.js';
import { MoveTote } from './totes/move-tote.js';
import { RunVan } from './vans/run-van.js';
import { WhereIsIt } from './where/where-is-it.js';

/** Needs a `DocumentStorage` from the app. */
@Module({
  controllers: [RouteController, FacilityDeliveryController, DeliveryController, ToteController, ToteStepController, ReceiptController, WhereController, ScanController],
  providers: [SetRoute, FindNextVan, RunVan, FillTote, MoveTote, ReceiveTote, KeepSignature, DecideFollowUp, SetReceipts, TakeBackPack, ReadManifest, ReadSupplyGauge, WhereIsIt, IdentifyScan],
})
export class DeliveryHttpModule {}
