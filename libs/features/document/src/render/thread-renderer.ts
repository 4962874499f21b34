import { Worker } from 'node:worker_threads';
import { DocumentRenderer, type RenderOrder, type RenderedPdf } from './document-renderer.js';

/** What a thread answers. */
export type ThreadAnswer = { readonly id: number; readonly pdf: RenderedPdf } | { readonly id: number; readonly error: string };

interface Waiting {
  readonly resolve: (pdf: RenderedPdf) => void;
  readonly reject: (error: Error) => void;
}

/** A warm thread that draws, so that locks and leases of the process are renewed in time however long a book is. */
export class ThreadDocumentRenderer extends DocumentRenderer {
  private readonly waiting = new Map<number, Waiting>();
  private thread: Worker | null = null;
  private nextId = 0;

  override render(order: RenderOrder): Promise<RenderedPdf> {
    const id = (this.nextId += 1);
    const thread = this.warmThread();
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      thread.postMessage({ id, order });
    });
  }

  /** Ends the thread; what it was drawing is rejected. */
  async close(): Promise<void> {
    await this.thread?.terminate();
  }

  private warmThread(): Worker {
    if (this.thread !== null) return this.thread;
    const thread = new Worker(new URL('./render.thread.js', import.meta.url));
    thread.on('message', (answer: ThreadAnswer) => {
      const waiting = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if ('pdf' in answer) waiting?.resolve(answer.pdf);
      else waiting?.reject(new Error(answer.error));
    });
    thread.on('error', (error) => this.fail(error));
    thread.on('exit', () => this.fail(new Error('the drawing thread ended')));
    this.thread = thread;
    return thread;
  }

  /** Everything that waits is told; the next call starts a new thread. */
  private fail(error: unknown): void {
    this.thread = null;
    for (const { reject } of this.waiting.values()) reject(error instanceof Error ? error : new Error('the drawing thread failed'));
    this.waiting.clear();
  }
}
