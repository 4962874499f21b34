import { fileURLToPath } from 'node:url';

const swc = ['@swc/jest', {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
  swcrc: false,
}];

const shared = {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  testEnvironment: 'node',
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'json'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc },
  moduleNameMapper: {
    '^@cyclefill/(domain|interop)/([^/]+)$': '<rootDir>/libs/$1/src/$2/index.ts',
    '^@cyclefill/(platform|features)/([^/]+)$': '<rootDir>/libs/$1/$2/src/index.ts',
    '^@cyclefill/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};

/** Laws are tried alike wherever they stand. */
const lawful = { setupFiles: ['<rootDir>/test/support/configure-laws.ts'] };

/** Real servers on a busy machine: a limit is there to end what hangs, not to time what works. */
const patient = { setupFilesAfterEnv: ['<rootDir>/test/support/patient.ts'] };

/** Tiers: unit and golden need nothing; medium and e2e need the services that `scripts/test` starts. */
export default {
  // A law on 10⁵ cases takes minutes (test/support/law-runs.ts).
  testTimeout: process.env.CYCLEFILL_DEEP === '1' ? 3_600_000 : 120_000,
  // A process that has no handle left still takes its time to go where the machine is busy; what has one is told all the same.
  workerGracefulExitTimeout: 10_000,
  projects: [
    { ...shared, ...lawful, displayName: 'unit', testRegex: '(apps|libs)/.*\\.(spec|property-spec)\\.ts$' },
    { ...shared, displayName: 'architecture', testRegex: 'test/architecture/.*\\.spec\\.ts$' },
    { ...shared, displayName: 'golden', testRegex: 'test/golden/.*\\.spec\\.ts$' },
    { ...shared, ...patient, displayName: 'medium', testRegex: 'test/medium/.*\\.medium-spec\\.ts$' },
    { ...shared, ...patient, displayName: 'e2e', testRegex: 'test/e2e/.*\\.e2e-spec\\.ts$' },
  ],
};
