import type { Permission } from '@cyclefill/contracts';
import { PackCommand, type PackCaller, type PackRequest, type PackView, readPackView } from '@cyclefill/features/bench';
import type { UnitOfWork } from '@cyclefill/platform/database';
import { benchWords } from './bench-words.js';
import type { CommandContext } from './command-context.js';
import { findPack } from './find-pack.js';
import { findPerson } from './find-person.js';
import { packText } from './pack-text.js';

/** A pack that a person has in hand, as it was when the command began. */
export interface PackInHand {
  readonly uow: UnitOfWork;
  readonly command: PackCommand;
  readonly caller: PackCaller;
  readonly pack: PackView;
}

/** One step with it. */
export interface PackStep {
  /** Also what the audit calls it. */
  readonly operation: string;
  /** The order that the step is about alone: its own version is what was read. */
  readonly order?: PackView['orders'][number];
  /** Rx numbers by the id of a line of the check, for what is refused of one. */
  readonly lines?: ReadonlyMap<string, string>;
}

/** Takes a pack into hand for a person who may do what is asked. @throws CommandRefused, Refusal `pack.not-found` */
export async function takeInHand(context: CommandContext, name: string, login: string, permission: Permission): Promise<PackInHand> {
  const [uow, caller] = [await context.uow(), await findPerson(context, login, permission)];
  return { uow, command: new PackCommand(uow), caller, pack: await findPack(context, caller.scope, name) };
}

/** Takes the step and answers with the pack as it is then. A key of its own: no command is sent twice. */
export async function stepPack(context: CommandContext, { uow, caller, pack }: PackInHand, { operation, order, lines }: PackStep, work: (request: PackRequest) => Promise<void>): Promise<void> {
  const request: PackRequest = { operation, key: context.ids.next(), packId: pack.id, readVersion: order === undefined ? pack.rowVersion : (order.rowVersion ?? 0), body: null, ...(order !== undefined && { orderId: order.orderId }) };
  try {
    await work(request);
  } catch (error) {
    throw benchWords(error, new Map([...pack.orders.map(({ orderId, rxNumber }) => [orderId, rxNumber] as const), ...(lines ?? [])]));
  }
  const view = await uow.run(caller.actor, (tx) => readPackView(tx, caller.scope, pack.id));
  if (view !== null) context.answer(view, packText(view));
}
