import { Module } from '@nestjs/common';
import { AssignCode } from './directory/assign-code.js';
import { CodeController } from './http/code.controller.js';

@Module({ controllers: [CodeController], providers: [AssignCode] })
export class FormularyHttpModule {}
