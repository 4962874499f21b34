import { Module } from '@nestjs/common';
import { CheckAsTechnician } from './check/check-as-technician.js';
import { CheckPack } from './check/check-pack.js';
import { KeepProgrammes } from './check/keep-programmes.js';
import { PackCommand } from './command/pack-command.js';
import { ConfirmOrder } from './fill-pack/confirm-order.js';
import { ExceptOrder } from './fill-pack/except-order.js';
import { StartFilling } from './fill-pack/start-filling.js';
import { UndoOrder } from './fill-pack/undo-order.js';
import { CheckController } from './http/check.controller.js';
import { FillingController } from './http/filling.controller.js';
import { PackAnswer } from './http/pack-answer.js';
import { PackController } from './http/pack.controller.js';
import { QualityController } from './http/quality.controller.js';
import { SealController } from './http/seal.controller.js';
import { RemovePack } from './remove/remove-pack.js';
import { ScanAtPack } from './scan/scan-at-pack.js';
import { ReopenPack } from './seal/reopen-pack.js';
import { SealPack } from './seal/seal-pack.js';

@Module({
  controllers: [PackController, FillingController, SealController, CheckController, QualityController],
  providers: [PackCommand, PackAnswer, StartFilling, ScanAtPack, ConfirmOrder, ExceptOrder, UndoOrder, SealPack, ReopenPack, RemovePack, CheckPack, CheckAsTechnician, KeepProgrammes],
})
export class BenchHttpModule {}
