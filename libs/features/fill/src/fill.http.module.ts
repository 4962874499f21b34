import { Module } from '@nestjs/common';
import { BatchController } from './http/batch.controller.js';
import { ControlController } from './http/control.controller.js';
import { ExceptionController } from './http/exception.controller.js';
import { ExplanationController } from './http/explanation.controller.js';
import { FillRunController } from './http/fill-run.controller.js';

@Module({ controllers: [FillRunController, ExplanationController, ControlController, BatchController, ExceptionController] })
export class FillHttpModule {}
