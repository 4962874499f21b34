import { RevokeToken } from '@cyclefill/features/identity';
import { z } from 'zod';
import { defineCommand } from '../command.js';
import { WrongUsage } from '../command-errors.js';

export const tokenRevokeCommand = defineCommand({
  summary: 'ends a token before its day',
  usage: 'TOKEN-ID',
  options: {},
  async run(context, { operands: [tokenId = ''] }) {
    if (!z.uuid().safeParse(tokenId).success) throw new WrongUsage('TOKEN-ID is the id that token issue printed, not the token');
    await new RevokeToken(await context.uow()).execute(await context.actor(), tokenId);
    context.answer({ tokenId, revoked: true }, `revoked ${tokenId}`);
  },
});
