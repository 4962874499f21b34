import { Module } from '@nestjs/common';
import { AskRefill } from './ask-refill/ask-refill.js';
import { RecordCiiPart } from './cii-parts/record-cii-part.js';
import { RecordConsent } from './consent/record-consent.js';
import { CiiPartController } from './http/cii-part.controller.js';
import { ConsentController } from './http/consent.controller.js';
import { KeepEkit } from './ekit/keep-ekit.js';
import { RecordEkitUse } from './ekit/record-ekit-use.js';
import { EkitController } from './http/ekit.controller.js';
import { LeaveController } from './http/leave.controller.js';
import { RefillController } from './http/refill.controller.js';
import { RenewalController } from './http/renewal.controller.js';
import { ReturnController } from './http/return.controller.js';
import { RunOutController } from './http/run-out.controller.js';
import { SupplyDischarge } from './discharge/supply-discharge.js';
import { SupplyLeave } from './leave/supply-leave.js';
import { MoveRefill } from './move-refill/move-refill.js';
import { MoveRenewal } from './renewal/move-renewal.js';
import { DestroySupply } from './returns/destroy-supply.js';
import { SetReturnRule } from './returns/return-rule.js';
import { ReturnSupply } from './returns/return-supply.js';
import { ListRunOuts } from './run-out/list-run-outs.js';

@Module({
  controllers: [RefillController, RenewalController, RunOutController, CiiPartController, ConsentController, ReturnController, LeaveController, EkitController],
  providers: [AskRefill, MoveRefill, MoveRenewal, ListRunOuts, RecordCiiPart, RecordConsent, ReturnSupply, DestroySupply, SetReturnRule, SupplyLeave, SupplyDischarge, RecordEkitUse, KeepEkit],
})
export class RefillHttpModule {}
