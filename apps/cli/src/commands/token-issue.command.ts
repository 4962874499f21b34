import { IssueToken } from '@cyclefill/features/identity';
import { defineCommand } from '../command.js';

export const tokenIssueCommand = defineCommand({
  summary: 'makes a bearer token; it is shown once, on stdout',
  usage: '',
  options: {
    user: { type: 'string', value: 'LOGIN', summary: 'whose token it is', required: true },
    expires: { type: 'string', value: 'DATE', summary: 'last day it stands; 90 days from now unless given, a year at most' },
  },
  async run(context, { options }) {
    const issued = await new IssueToken(await context.uow()).execute(await context.actor(), { login: options.user, expiresOn: options.expires ?? null });
    const expiresAt = issued.expiresAt.toISOString();
    context.err(`token ${issued.tokenId} of ${options.user}, until ${expiresAt}`);
    context.answer({ tokenId: issued.tokenId, token: issued.token, expiresAt }, issued.token);
  },
});
