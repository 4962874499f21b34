import { availableParallelism } from 'node:os';
import { DocumentRenderer, type RenderOrder, type RenderedPdf } from './document-renderer.js';
import { DrawingThread } from './drawing-thread.js';

/** More threads than this would hold more memory than a worker may. */
const MOST_THREADS = 2;

/**
 * Warm threads that draw, so that locks and leases of the process are renewed in time however long a book is. Files wait
 * here, not in a thread: whichever is free takes the next.
 */
export class ThreadDocumentRenderer extends DocumentRenderer {
  private readonly threads = Array.from({ length: Math.min(MOST_THREADS, availableParallelism()) }, () => new DrawingThread());
  private readonly idle = [...this.threads];
  private readonly queue: ((thread: DrawingThread) => void)[] = [];

  override async render(order: RenderOrder): Promise<RenderedPdf> {
    const thread = this.idle.pop() ?? (await new Promise<DrawingThread>((resolve) => this.queue.push(resolve)));
    try {
      return await thread.draw(order);
    } finally {
      const next = this.queue.shift();
      if (next === undefined) this.idle.push(thread);
      else next(thread);
    }
  }

  /** Ends the threads; what they were drawing is rejected. */
  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }
}
