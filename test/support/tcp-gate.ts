import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

/** A door between a client and a server that a test can shut, as a network or a dying server would. */
export class TcpGate {
  /** The address of the server, by way of the gate. */
  readonly url: string;
  private readonly target: URL;
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;
  private readonly port: number;

  private constructor(target: URL, port: number, server: Server) {
    this.target = target;
    this.port = port;
    this.server = server;
    const url = new URL(target);
    url.hostname = '127.0.0.1';
    url.port = `${port}`;
    this.url = url.href;
    server.on('connection', (socket) => this.pass(socket));
  }

  static async open(target: string): Promise<TcpGate> {
    const server = createServer();
    return new TcpGate(new URL(target), await listen(server, 0), server);
  }

  /** Cuts every connection and refuses new ones. */
  async shut(): Promise<void> {
    const { server } = this;
    this.server = null;
    const closed = server && new Promise((resolve) => server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  async reopen(): Promise<void> {
    this.server = createServer((socket) => this.pass(socket));
    await listen(this.server, this.port);
  }

  private pass(inner: Socket): void {
    const outer = connect(Number(this.target.port), this.target.hostname);
    for (const [socket, other] of [[inner, outer], [outer, inner]] as const) {
      this.sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}

async function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
