import { Module } from '@nestjs/common';
import { PackChangeController } from './http/pack-change.controller.js';
import { ListPackChanges } from './list-changes/list-pack-changes.js';

@Module({ controllers: [PackChangeController], providers: [ListPackChanges] })
export class PackHttpModule {}
