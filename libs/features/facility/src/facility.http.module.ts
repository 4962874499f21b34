import { Module } from '@nestjs/common';
import { CycleController } from './http/cycle.controller.js';
import { FacilityController } from './http/facility.controller.js';
import { SetCycle } from './set-cycle/set-cycle.js';

@Module({ controllers: [FacilityController, CycleController], providers: [SetCycle] })
export class FacilityHttpModule {}
