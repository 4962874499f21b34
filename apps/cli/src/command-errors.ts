/** The command line could not be understood: exit code 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** The command was understood and could not be done: exit code 1. The message is for people and holds no personal data. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}
