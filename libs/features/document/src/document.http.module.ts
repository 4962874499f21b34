import { Module } from '@nestjs/common';
import { CalibrationPaper } from './calibration/calibration-paper.js';
import { ClarificationPaper } from './clarification/clarification-paper.js';
import { ClarificationPaperController } from './http/clarification-paper.controller.js';
import { CalibrationController } from './http/calibration.controller.js';
import { DocumentController } from './http/document.controller.js';
import { SupplyController } from './http/supply.controller.js';
import { RetrySupply } from './supply-papers/retry-supply.js';

/** Needs a `DocumentStorage` from the app. */
@Module({ controllers: [DocumentController, ClarificationPaperController, SupplyController, CalibrationController], providers: [CalibrationPaper, ClarificationPaper, RetrySupply] })
export class DocumentHttpModule {}
