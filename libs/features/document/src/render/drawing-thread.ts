import { Worker } from 'node:worker_threads';
import type { RenderOrder, RenderedPdf } from './document-renderer.js';

/** What a thread answers. */
export type ThreadAnswer = { readonly pdf: RenderedPdf } | { readonly error: string };

interface Waiting {
  readonly resolve: (pdf: RenderedPdf) => void;
  readonly reject: (error: Error) => void;
}

/** One thread that draws one file at a time. It is started by the first and kept, since a warm one draws many times faster. */
export class DrawingThread {
  private thread: Worker | null = null;
  private waiting: Waiting | null = null;

  /** Draws a file; to be called again only when this has settled. */
  draw(order: RenderOrder): Promise<RenderedPdf> {
    const thread = this.warm();
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      thread.postMessage(order);
    });
  }

  /** Ends the thread; what it was drawing is rejected. */
  async close(): Promise<void> {
    await this.thread?.terminate();
  }

  private warm(): Worker {
    if (this.thread !== null) return this.thread;
    const thread = new Worker(new URL('./render.thread.js', import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: 32 } });
    thread.on('message', (answer: ThreadAnswer) => {
      const { waiting } = this;
      this.waiting = null;
      if ('pdf' in answer) waiting?.resolve(answer.pdf);
      else waiting?.reject(new Error(answer.error));
    });
    thread.on('error', (error) => this.fail(error));
    thread.on('exit', () => this.fail(new Error('the drawing thread ended')));
    this.thread = thread;
    return thread;
  }

  /** What waits is told; the next file starts a new thread. */
  private fail(error: unknown): void {
    const { waiting } = this;
    this.thread = null;
    this.waiting = null;
    waiting?.reject(error instanceof Error ? error : new Error('the drawing thread failed'));
  }
}
