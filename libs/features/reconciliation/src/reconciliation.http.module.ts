import { Module } from '@nestjs/common';
import { DecideRows } from './decide/decide-rows.js';
import { PreviewEffect } from './effect/preview-effect.js';
import { ReconciliationController } from './http/reconciliation.controller.js';
import { CountReconciliations } from './metrics/reconciliation-metrics.js';
import { OpenReconciliation } from './open/open-reconciliation.js';
import { SignReconciliation } from './sign/sign-reconciliation.js';
import { WithdrawReconciliation } from './withdraw/withdraw-reconciliation.js';

@Module({ controllers: [ReconciliationController], providers: [OpenReconciliation, CountReconciliations, DecideRows, PreviewEffect, SignReconciliation, WithdrawReconciliation] })
export class ReconciliationHttpModule {}
