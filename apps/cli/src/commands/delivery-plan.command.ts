import { RunVan, SetRoute } from '@cyclefill/features/delivery';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { CommandRefused } from '../command-errors.js';
import { deliveryText } from '../delivery-text.js';

export const deliveryPlanCommand = defineCommand({
  summary: 'plans a departure of a van on a day of its route',
  usage: '',
  options: {
    route: { type: 'string', required: true, value: 'CODE', summary: 'code of the route' },
    on: { type: 'string', required: true, value: 'DATE', summary: 'the day' },
    at: { type: 'string', required: true, value: 'TIME', summary: 'a departure of the route, such as 17:00' },
    van: { type: 'string', required: true, value: 'VAN', summary: 'which van' },
    driver: { type: 'string', required: true, value: 'NAME', summary: 'who drives' },
  },
  async run(context, { options }) {
    const [uow, actor] = [await context.uow(), await context.actor()];
    const route = (await new SetRoute(uow).list(actor, 'pharmacy')).find(({ code }) => code === options.route);
    if (route === undefined) throw new CommandRefused(`there is no route ${options.route}: \`route set\` makes one`);
    const delivery = await new RunVan(uow).plan(actor, context.ids.next(), { routeId: route.id, runOn: options.on, departure: options.at, van: options.van, driver: options.driver });
    context.answer(delivery as JsonValue, deliveryText(delivery));
  },
});
