import type { PackView } from '@cyclefill/features/bench';
import { CommandRefused } from './command-errors.js';

/** An order of a pack by its Rx number. @throws CommandRefused naming those that are in it */
export function orderInPack({ code, orders }: PackView, rxNumber: string): PackView['orders'][number] {
  const order = orders.find((one) => one.rxNumber === rxNumber);
  if (order === undefined) throw new CommandRefused(`${code} holds no Rx ${rxNumber}: in it are ${orders.map((one) => one.rxNumber).join(', ')}`);
  return order;
}
