import { Refusal } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import type { RequestContext } from '@cyclefill/platform/http';
import { Inject, Injectable } from '@nestjs/common';
import type { PackCaller } from '../command/pack-command.js';
import { type PackView, readPackView } from '../read-packs/pack-view.query.js';

/** What every command on a pack answers: the pack as it is then. */
@Injectable()
export class PackAnswer {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Runs a command of the caller and reads the pack after it. */
  async after(context: RequestContext, packId: string, command: (caller: PackCaller) => Promise<void>): Promise<PackView> {
    context.about(packId);
    const { role, scope } = context.caller;
    await command({ actor: context.actor, scope, role });
    const view = await this.uow.run(context.actor, (tx) => readPackView(tx, scope, packId));
    if (view === null) throw new Refusal('pack.not-found');
    return view;
  }
}
