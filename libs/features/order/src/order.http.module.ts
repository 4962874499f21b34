import { Module } from '@nestjs/common';
import { OrderController } from './http/order.controller.js';
import { RegimenController } from './http/regimen.controller.js';

@Module({ controllers: [OrderController, RegimenController] })
export class OrderHttpModule {}
