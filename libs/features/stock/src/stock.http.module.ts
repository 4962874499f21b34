import { Module } from '@nestjs/common';
import { MoveContainer } from './containers/move-container.js';
import { ReceiveStock } from './containers/receive-stock.js';
import { CountStock } from './counts/count-stock.js';
import { ContainerController } from './http/container.controller.js';
import { CountController } from './http/count.controller.js';
import { RecallController } from './http/recall.controller.js';
import { ReservationController } from './http/reservation.controller.js';
import { SupplyController } from './http/supply.controller.js';
import { KeepPar } from './par/keep-par.js';
import { OrderStock } from './purchases/order-stock.js';
import { RecallLots } from './recalls/recall-lots.js';
import { ReserveStock } from './reservations/reserve-stock.js';

@Module({
  controllers: [ContainerController, ReservationController, CountController, RecallController, SupplyController],
  providers: [ReceiveStock, MoveContainer, ReserveStock, CountStock, RecallLots, KeepPar, OrderStock],
})
export class StockHttpModule {}
