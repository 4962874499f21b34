import { Module } from '@nestjs/common';
import { PackChangeController } from './http/pack-change.controller.js';
import { PackStockController } from './http/pack-stock.controller.js';
import { PackingController } from './http/packing.controller.js';
import { ListPackChanges } from './list-changes/list-pack-changes.js';
import { SetPackStock } from './set-packing/set-pack-stock.js';
import { SetPacking } from './set-packing/set-packing.js';
import { ShowPacking } from './show-packing/show-packing.js';

@Module({ controllers: [PackChangeController, PackingController, PackStockController], providers: [ListPackChanges, SetPacking, SetPackStock, ShowPacking] })
export class PackHttpModule {}
