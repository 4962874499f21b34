// Runs a command with temporary services, for tests that send signals to it: node --import HOOKS THIS COMMAND…
import { execWithServices } from '@cyclefill/platform/services';

process.exitCode = await execWithServices(process.argv.slice(2), { dataDir: '/nonexistent', temporary: true, env: process.env });
