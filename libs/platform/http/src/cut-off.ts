import type { StreamableFile } from '@nestjs/common';

type Response = Parameters<StreamableFile['errorHandler']>[1];

/** Ends an answer whose content failed: 500 where nothing was sent, else a broken connection, never a short file that looks whole. */
export function cutOff(response: Response): void {
  if (response.headersSent) {
    response.destroy?.();
    return;
  }
  response.statusCode = 500;
  response.send('');
}
