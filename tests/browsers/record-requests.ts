/**
 * A proxy that all traffic of a browser goes through. Practice hosts are led to the practice server; whatever
 * else anyone in the browser asks for - a page, an extension, its background, the browser itself - is written
 * down and refused. It sits outside the browser, so nothing in it can go around it unseen.
 */
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { QUIET_HOST } from './quiet-host';

export interface RequestRecorder {
  proxyPort: number;
  /** Every host that was asked for, as `host:port`, in order. */
  all: string[];
  /** Those that are not practice hosts, without the calls of Chromium itself (see `quiet-host.ts`). */
  others: string[];
  close(): Promise<void>;
}

export async function recordRequests(practice: { hosts: readonly string[]; port: number }): Promise<RequestRecorder> {
  const all: string[] = [];
  const others: string[] = [];
  const sockets = new Set<Socket>();
  const note = (target: string) => {
    const isPractice = practice.hosts.some((host) => target === `${host}:443`);
    all.push(target);
    if (!isPractice && !target.startsWith(`${QUIET_HOST}:`)) others.push(target);
    return isPractice;
  };

  const proxy = createServer((request, response) => {
    note(plainTarget(request.url ?? ''));
    response.writeHead(502).end();
  });
  proxy.on('connection', (socket: Socket) => keep(sockets, socket));
  proxy.on('connect', (request, browserSide: Socket) => {
    browserSide.on('error', () => browserSide.destroy());
    if (!note(request.url ?? '')) {
      browserSide.end('HTTP/1.1 502 Not a practice host\r\n\r\n');
      return;
    }
    const serverSide = connect(practice.port, '127.0.0.1', () => {
      browserSide.write('HTTP/1.1 200 Connection established\r\n\r\n');
      serverSide.pipe(browserSide).pipe(serverSide);
    });
    keep(sockets, serverSide);
    serverSide.on('error', () => browserSide.destroy());
    browserSide.on('close', () => serverSide.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    proxyPort: (proxy.address() as AddressInfo).port,
    all,
    others,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function keep(sockets: Set<Socket>, socket: Socket): void {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
}

function plainTarget(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url ? `${url.hostname}:${url.port || '80'}` : address;
}
