import { Module } from '@nestjs/common';
import { CalibrationPaper } from './calibration/calibration-paper.js';
import { ClarificationPaper } from './clarification/clarification-paper.js';
import { ClarificationPaperController } from './http/clarification-paper.controller.js';
import { CalibrationController } from './http/calibration.controller.js';
import { DocumentController } from './http/document.controller.js';
import { ManifestPaperController } from './http/manifest-paper.controller.js';
import { SupplyController } from './http/supply.controller.js';
import { ManifestPaper } from './manifest/manifest-paper.js';
import { PrintDocument } from './print-document/print-document.js';
import { RetrySupply } from './supply-papers/retry-supply.js';

/** Needs a `DocumentStorage` and a `DocumentRenderer` from the app. */
@Module({
  controllers: [DocumentController, ClarificationPaperController, SupplyController, CalibrationController, ManifestPaperController],
  providers: [CalibrationPaper, ClarificationPaper, ManifestPaper, RetrySupply, PrintDocument],
})
export class DocumentHttpModule {}
