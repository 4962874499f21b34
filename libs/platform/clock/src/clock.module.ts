import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { Ids } from './ids.js';
import { SystemClock } from './system-clock.js';
import { SystemIds } from './system-ids.js';

/** Gives every module the machine's clock and its ids. */
@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: Ids, useFactory: (clock: Clock) => new SystemIds(clock), inject: [Clock] },
  ],
  exports: [Clock, Ids],
})
export class ClockModule {}
