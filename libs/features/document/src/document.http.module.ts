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
import { DocumentRenderer } from './render/document-renderer.js';
import { InlineDocumentRenderer } from './render/inline-renderer.js';
import { RetrySupply } from './supply-papers/retry-supply.js';

/** Needs a `DocumentStorage` from the app. What is drawn for one printer is drawn where it is asked for. */
@Module({
  controllers: [DocumentController, ClarificationPaperController, SupplyController, CalibrationController, ManifestPaperController],
  providers: [CalibrationPaper, ClarificationPaper, ManifestPaper, RetrySupply, PrintDocument, { provide: DocumentRenderer, useClass: InlineDocumentRenderer }],
})
export class DocumentHttpModule {}
