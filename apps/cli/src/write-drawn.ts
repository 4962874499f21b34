import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { RenderedPdf } from '@cyclefill/features/document';
import type { CommandContext } from './command-context.js';

/** Puts one drawn file into a folder, under its name only when it is whole, and says where it is. */
export async function writeDrawn(context: CommandContext, { bytes, pages, warnings, name }: RenderedPdf & { readonly name: string }, out: string, ending: 'pdf' | 'zpl' = 'pdf'): Promise<void> {
  const folder = resolve(out);
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.${ending}`);
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
  for (const warning of warnings) context.err(`${name}.${ending}: ${warning}`);
  context.answer({ files: [{ path, pages, bytes: bytes.byteLength }] }, `${path}  ${pages} ${ending === 'pdf' ? 'page' : 'label'}${pages === 1 ? '' : 's'}`);
}
