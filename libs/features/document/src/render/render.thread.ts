import { parentPort } from 'node:worker_threads';
import type { RenderOrder } from './document-renderer.js';
import { InlineDocumentRenderer } from './inline-renderer.js';
import type { ThreadAnswer } from './drawing-thread.js';

const renderer = new InlineDocumentRenderer();

async function answer(order: RenderOrder): Promise<ThreadAnswer> {
  try {
    return { pdf: await renderer.render(order) };
  } catch (error) {
    // The class alone: a message could quote what stands on a page.
    return { error: error instanceof Error ? error.name : 'unknown' };
  }
}

parentPort?.on('message', (order: RenderOrder) => {
  void answer(order).then((message) => parentPort?.postMessage(message, 'pdf' in message ? [message.pdf.bytes.buffer as ArrayBuffer] : []));
});
