import { Module } from '@nestjs/common';
import { CloseBatch } from './close-batch/close-batch.js';
import { BatchController } from './http/batch.controller.js';
import { ControlController } from './http/control.controller.js';
import { ExceptionController } from './http/exception.controller.js';
import { ExplanationController } from './http/explanation.controller.js';
import { FillRunController } from './http/fill-run.controller.js';
import { LedgerController } from './http/ledger.controller.js';
import { LookAheadController } from './http/look-ahead.controller.js';
import { PrnReviewController } from './http/prn-review.controller.js';
import { LookAhead } from './look-ahead/look-ahead.js';
import { StartCycleRun } from './open-fill-run/start-cycle-run.js';
import { RecordPrnReview } from './record-prn-review/record-prn-review.js';
import { OrderLedger } from './supply-ledger/order-ledger.js';
import { AssignException } from './resolve-exception/assign-exception.js';
import { DecideException } from './resolve-exception/decide-exception.js';

@Module({
  controllers: [FillRunController, ExplanationController, ControlController, BatchController, ExceptionController, LookAheadController, PrnReviewController, LedgerController],
  providers: [DecideException, AssignException, CloseBatch, LookAhead, RecordPrnReview, OrderLedger, StartCycleRun],
})
export class FillHttpModule {}
