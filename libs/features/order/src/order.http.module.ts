import { Module } from '@nestjs/common';
import { RegimenController } from './http/regimen.controller.js';

@Module({ controllers: [RegimenController] })
export class OrderHttpModule {}
