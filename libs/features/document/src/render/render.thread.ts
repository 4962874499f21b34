import { parentPort } from 'node:worker_threads';
import type { RenderOrder } from './document-renderer.js';
import { InlineDocumentRenderer } from './inline-renderer.js';
import type { ThreadAnswer } from './thread-renderer.js';

const renderer = new InlineDocumentRenderer();

async function answer(id: number, order: RenderOrder): Promise<ThreadAnswer> {
  try {
    return { id, pdf: await renderer.render(order) };
  } catch (error) {
    // The class alone: a message could quote what stands on a page.
    return { id, error: error instanceof Error ? error.name : 'unknown' };
  }
}

parentPort?.on('message', ({ id, order }: { id: number; order: RenderOrder }) => {
  void answer(id, order).then((message) => parentPort?.postMessage(message));
});
