import { once } from 'node:events';
import { type Server, type Socket, createServer } from 'node:net';

const FORMAT = /^\s*(\^XA[\s\S]*?\^XZ)/u;
const STORED = /^\s*~DY(E:\w+),A,T,(\d+),,([0-9A-F]+)\n/u;
const ASKED = /^\s*~HS/u;

/** A thermal printer on a raw TCP port of loopback: it takes ZPL, tells how it is when asked (`~HS`), and may lack whatever a real one may. */
export class LabelPrinter {
  /** Labels that came out. */
  readonly printed: string[] = [];
  /** Fonts in its memory, by name, and their bytes. */
  readonly fonts = new Map<string, number>();
  /** Labels left on the roll. */
  sheets = Infinity;
  isPaused = false;
  isOpen = false;
  /** Labels that it prints between two questions. */
  speed = Infinity;
  /** Bytes of a connection after which it is cut; questions count too. */
  cutAfter = Infinity;
  isSilent = false;
  /** What it was sent over all connections, without questions. */
  bytes = 0;
  connections = 0;
  private pending: string[] = [];
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;
  private kept = 0;

  static async start(): Promise<LabelPrinter> {
    const printer = new LabelPrinter();
    await printer.switchOn();
    return printer;
  }

  get address(): string {
    return `raw://127.0.0.1:${this.kept}`;
  }

  /** On the port that it had before. */
  async switchOn(): Promise<void> {
    const server = createServer((socket) => this.serve(socket));
    await once(server.listen(this.kept, '127.0.0.1'), 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    this.server = server;
    this.kept = address.port;
  }

  /** What it had not printed is forgotten. */
  async switchOff(): Promise<void> {
    this.pending = [];
    const { server } = this;
    this.server = null;
    for (const socket of this.sockets) socket.destroy();
    if (server !== null) await new Promise((done) => server.close(done));
  }

  private serve(socket: Socket): void {
    let [text, taken] = ['', 0];
    this.connections += 1;
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      const got = chunk.subarray(0, Math.min(chunk.length, this.cutAfter - taken));
      taken += got.length;
      text = this.consume(socket, text + got.toString('latin1'));
      if (got.length < chunk.length) socket.destroy();
    });
  }

  /** Does what is complete; what is not is left. */
  private consume(socket: Socket, text: string): string {
    const [asked] = ASKED.exec(text) ?? [];
    if (asked !== undefined) {
      this.print(this.speed);
      if (!this.isSilent) socket.write(this.status(text.slice(asked.length).trim() !== ''));
      return this.consume(socket, text.slice(asked.length));
    }
    const [font, name = '', , digits = ''] = STORED.exec(text) ?? [];
    if (font !== undefined) {
      this.fonts.set(name, digits.length / 2);
      return this.consume(socket, text.slice(font.length));
    }
    const [whole, format] = FORMAT.exec(text) ?? [];
    if (whole === undefined || format === undefined) return text;
    this.bytes += whole.length;
    this.pending.push(format);
    return this.consume(socket, text.slice(whole.length));
  }

  private print(most: number): void {
    for (let left = most; left > 0 && this.pending.length > 0 && this.sheets > 0 && !this.isPaused && !this.isOpen; left -= 1) {
      this.sheets -= 1;
      this.printed.push(this.pending.shift() ?? '');
    }
  }

  private status(isPartial: boolean): string {
    const flag = (on: boolean): string => (on ? '1' : '0');
    const pending = String(this.pending.length).padStart(3, '0');
    const lines = [`030,${flag(this.sheets <= 0)},${flag(this.isPaused)},0406,${pending},0,0,${flag(isPartial)},000,0,0,0`, `000,0,${flag(this.isOpen)},0,0,2,4,0,00000000,1,000`, '1234,0'];
    return lines.map((line) => `\u0002${line}\u0003\r\n`).join('');
  }
}
