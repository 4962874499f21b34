import { Authenticator } from '@cyclefill/platform/http';
import { Module } from '@nestjs/common';
import { TokenAuthenticator } from './authenticate/token-authenticator.js';

/** Tells the API who is asking. The command line makes users and tokens with the use cases themselves. */
@Module({
  providers: [{ provide: Authenticator, useClass: TokenAuthenticator }],
  exports: [Authenticator],
})
export class IdentityModule {}
