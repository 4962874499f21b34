import { Module } from '@nestjs/common';
import { CheckPreparation } from './check/check-preparation.js';
import { SetFormula } from './formulas/set-formula.js';
import { FormulaController } from './http/formula.controller.js';
import { PreparationController } from './http/preparation.controller.js';
import { MakePreparation } from './make/make-preparation.js';

@Module({ controllers: [FormulaController, PreparationController], providers: [SetFormula, MakePreparation, CheckPreparation] })
export class CompoundingHttpModule {}
