// Lets a plain `node --import` run the project's TypeScript, for tests that need a process of their own to kill.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const root = new URL('../../', import.meta.url);
const aliases = [
  [/^@cyclefill\/(domain|interop)\/([^/]+)$/u, 'libs/$1/src/$2/index.ts'],
  [/^@cyclefill\/(platform|features)\/([^/]+)$/u, 'libs/$1/$2/src/index.ts'],
  [/^@cyclefill\/([^/]+)$/u, 'libs/$1/src/index.ts'],
];
const jsc = {
  target: 'es2023',
  parser: { syntax: 'typescript', decorators: true },
  transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  keepClassNames: true,
};

registerHooks({
  resolve(specifier, context, next) {
    const alias = aliases.find(([pattern]) => pattern.test(specifier));
    if (alias) return { url: new URL(specifier.replace(...alias), root).href, shortCircuit: true };
    if (/^\.{1,2}\/.*\.js$/u.test(specifier) && context.parentURL?.endsWith('.ts')) {
      const url = new URL(specifier.replace(/\.js$/u, '.ts'), context.parentURL);
      if (existsSync(url)) return { url: url.href, shortCircuit: true };
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    const { code } = transformSync(readFileSync(new URL(url), 'utf8'), {
      filename: fileURLToPath(url), jsc, module: { type: 'es6' }, sourceMaps: 'inline', swcrc: false,
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
