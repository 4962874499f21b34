import { Module } from '@nestjs/common';
import { ChangeMedPass } from './change-med-pass/change-med-pass.js';
import { ChangeOrder } from './change-order/change-order.js';
import { DiscontinueOrder } from './change-order/discontinue-order.js';
import { HoldOrder } from './change-order/hold-order.js';
import { RenewOrder } from './change-order/renew-order.js';
import { ResumeOrder } from './change-order/resume-order.js';
import { MedPassController } from './http/med-pass.controller.js';
import { OrderCourseController } from './http/order-course.controller.js';
import { OrderController } from './http/order.controller.js';
import { ResidentOrderController } from './http/resident-order.controller.js';
import { OpenOrder } from './open-order/open-order.js';
import { RecordCensusEvent } from './record-census-event/record-census-event.js';

@Module({
  controllers: [OrderController, OrderCourseController, ResidentOrderController, MedPassController],
  providers: [OpenOrder, ChangeOrder, HoldOrder, ResumeOrder, DiscontinueOrder, RenewOrder, RecordCensusEvent, ChangeMedPass],
})
export class OrderHttpModule {}
