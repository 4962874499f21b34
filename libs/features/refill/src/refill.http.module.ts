import { Module } from '@nestjs/common';
import { AskRefill } from './ask-refill/ask-refill.js';
import { RefillController } from './http/refill.controller.js';
import { RenewalController } from './http/renewal.controller.js';
import { RunOutController } from './http/run-out.controller.js';
import { MoveRefill } from './move-refill/move-refill.js';
import { MoveRenewal } from './renewal/move-renewal.js';
import { ListRunOuts } from './run-out/list-run-outs.js';

@Module({ controllers: [RefillController, RenewalController, RunOutController], providers: [AskRefill, MoveRefill, MoveRenewal, ListRunOuts] })
export class RefillHttpModule {}
