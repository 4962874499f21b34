// Writes what is generated from the code and committed: the settings' example, the API's description.
import { writeFileSync } from 'node:fs';
import { renderEnvExample } from '@cyclefill/platform/config';

writeFileSync(new URL('../.env.example', import.meta.url), renderEnvExample());
await import('../apps/api/src/openapi.js');
