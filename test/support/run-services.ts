// A process of its own that starts services and says so, for tests that end it: node --import HOOKS THIS DATA_DIR
import { startServices } from '@cyclefill/platform/services';

const [dataDir = ''] = process.argv.slice(2);
process.stdout.write('starting\n');
await startServices({ dataDir, env: { PATH: process.env['PATH'] } });
process.stdout.write('started\n');
