/** What was asked for lately, by key, at most twice `kept`: what was not asked for since so many others is forgotten. For values that nobody changes. */
export class Recent<Key, Value> {
  private newer = new Map<Key, Value>();
  private older = new Map<Key, Value>();

  constructor(private readonly kept: number) {}

  get(key: Key): Value | undefined {
    const held = this.newer.get(key);
    if (held !== undefined) return held;
    const old = this.older.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: Key, value: Value): void {
    if (this.newer.size === this.kept) [this.newer, this.older] = [new Map(), this.newer];
    this.newer.set(key, value);
  }
}
