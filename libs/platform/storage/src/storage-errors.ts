/** No content is stored under this hash. */
export class DocumentMissing extends Error {
  override readonly name = 'DocumentMissing';
  readonly code = 'document.missing';

  constructor(readonly sha256: string) {
    super(`no document ${sha256}`);
  }
}

/** What is stored under this hash is not what was put there. */
export class DocumentDamaged extends Error {
  override readonly name = 'DocumentDamaged';
  readonly code = 'document.damaged';

  constructor(readonly sha256: string) {
    super(`document ${sha256} does not have its hash`);
  }
}
