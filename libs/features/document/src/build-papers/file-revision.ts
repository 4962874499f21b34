/** The revision that a file prints, and where it lies when it was drawn before. */
export interface FileRevision {
  readonly revision: number;
  readonly drawn: { readonly sha256: string; readonly bytes: number; readonly pages: number } | null;
}
