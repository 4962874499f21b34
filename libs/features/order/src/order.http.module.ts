import { Module } from '@nestjs/common';
import { ChangeMedPass } from './change-med-pass/change-med-pass.js';
import { ChangeOrder } from './change-order/change-order.js';
import { DiscontinueOrder } from './change-order/discontinue-order.js';
import { HoldOrder } from './change-order/hold-order.js';
import { RenewOrder } from './change-order/renew-order.js';
import { ResumeOrder } from './change-order/resume-order.js';
import { MoveClarification } from './clarification/move-clarification.js';
import { ClarificationController } from './http/clarification.controller.js';
import { EmergencyController } from './http/emergency.controller.js';
import { IntakeController } from './http/intake.controller.js';
import { MedPassController } from './http/med-pass.controller.js';
import { OrderCourseController } from './http/order-course.controller.js';
import { OrderController } from './http/order.controller.js';
import { RegimenController } from './http/regimen.controller.js';
import { ResidentOrderController } from './http/resident-order.controller.js';
import { StopPolicyController } from './http/stop-policy.controller.js';
import { UnreadSigController } from './http/unread-sig.controller.js';
import { RecordEmergencyStep } from './emergency/record-emergency-step.js';
import { ReceiveIntake } from './intake/receive-intake.js';
import { OpenOrder } from './open-order/open-order.js';
import { SetStopPolicy } from './open-order/set-stop-policy.js';
import { RecordCensusEvent } from './record-census-event/record-census-event.js';

/** Needs a `DocumentStorage` from the app. */
@Module({
  // Before the orders, whose ids would take its path.
  controllers: [UnreadSigController, RegimenController, OrderController, OrderCourseController, ResidentOrderController, MedPassController, StopPolicyController, IntakeController, ClarificationController, EmergencyController],
  providers: [OpenOrder, ChangeOrder, HoldOrder, ResumeOrder, DiscontinueOrder, RenewOrder, RecordCensusEvent, ChangeMedPass, SetStopPolicy, ReceiveIntake, MoveClarification, RecordEmergencyStep],
})
export class OrderHttpModule {}
