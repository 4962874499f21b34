import { startServices } from './start-services.js';
import type { RunningServices, StartServicesOptions } from './start-services.js';

/** Starts the services, runs the action and stops them again, also when it fails or a signal ends the process. */
export async function withServices<T>(options: StartServicesOptions, action: (services: RunningServices) => Promise<T>): Promise<T> {
  const services = await startServices(options);
  try {
    return await action(services);
  } finally {
    await services.stop();
  }
}
