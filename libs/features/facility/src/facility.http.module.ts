import { Module } from '@nestjs/common';
import { FacilityController } from './http/facility.controller.js';

@Module({ controllers: [FacilityController] })
export class FacilityHttpModule {}
