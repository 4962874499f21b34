import { Module } from '@nestjs/common';
import { CheckOrders } from './check-orders/check-orders.js';
import { ClinicalCheckController } from './http/clinical-check.controller.js';

@Module({ controllers: [ClinicalCheckController], providers: [CheckOrders] })
export class ClinicalHttpModule {}
