import { Module } from '@nestjs/common';
import { AppearancePaper } from './appearance-notice/appearance-paper.js';
import { BenchPaper } from './bench-papers/bench-paper.js';
import { CalibrationPaper } from './calibration/calibration-paper.js';
import { ChangeSheetPaper } from './change-sheet/change-sheet-paper.js';
import { ClarificationPaper } from './clarification/clarification-paper.js';
import { SetDocumentSetting } from './document-settings/set-document-setting.js';
import { AskSet } from './document-sets/ask-set.js';
import { ControlSet } from './document-sets/control-set.js';
import { KeepKitHour } from './downtime-kit/keep-kit-hour.js';
import { DocumentSetController } from './http/document-set.controller.js';
import { DowntimeKitController } from './http/downtime-kit.controller.js';
import { AppearanceController } from './http/appearance-notice.controller.js';
import { BenchPaperController } from './http/bench-paper.controller.js';
import { ClarificationPaperController } from './http/clarification-paper.controller.js';
import { CalibrationController } from './http/calibration.controller.js';
import { ChangeoverController } from './http/changeover.controller.js';
import { DocumentController } from './http/document.controller.js';
import { DocumentSettingController } from './http/document-setting.controller.js';
import { ManifestPaperController } from './http/manifest-paper.controller.js';
import { PreparationPaperController } from './http/preparation-paper.controller.js';
import { RecallPaperController } from './http/recall-paper.controller.js';
import { ReconciliationPaperController } from './http/reconciliation-paper.controller.js';
import { ReviewPaperController } from './http/review-paper.controller.js';
import { RenewalPaperController } from './http/renewal-paper.controller.js';
import { SupplyController } from './http/supply.controller.js';
import { ManifestPaper } from './manifest/manifest-paper.js';
import { PackCheckController } from './http/pack-check.controller.js';
import { PackCheckPaper } from './pack-check/pack-check-paper.js';
import { PreparationPaper } from './preparation/preparation-paper.js';
import { PrintDocument } from './print-document/print-document.js';
import { RecallPaper } from './recall/recall-paper.js';
import { ReconciliationPaper } from './reconciliation/reconciliation-paper.js';
import { ReviewPaper } from './review/review-paper.js';
import { RenewalPaper } from './renewal/renewal-paper.js';
import { RetrySupply } from './supply-papers/retry-supply.js';

/** Needs a `DocumentStorage` and a `DocumentRenderer` from the app. */
@Module({
  controllers: [AppearanceController, ChangeoverController, DocumentController, DocumentSetController, DowntimeKitController, DocumentSettingController, ClarificationPaperController, SupplyController, CalibrationController, ManifestPaperController, BenchPaperController, PackCheckController, PreparationPaperController, RecallPaperController, ReconciliationPaperController, RenewalPaperController, ReviewPaperController],
  providers: [AppearancePaper, AskSet, ControlSet, KeepKitHour, BenchPaper, CalibrationPaper, ChangeSheetPaper, ClarificationPaper, ManifestPaper, PackCheckPaper, PreparationPaper, RecallPaper, ReconciliationPaper, RenewalPaper, ReviewPaper, RetrySupply, PrintDocument, SetDocumentSetting],
})
export class DocumentHttpModule {}
