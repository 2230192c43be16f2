/** Serves the marketplace over https on a free port of this computer, whatever host name is asked for. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from './certificate';
import { PRACTICE_HOSTS, WORKER_HOST } from './hosts';
import { Marketplace } from './marketplace';
import { type Answer, answer } from './routes';

export interface SeenRequest {
  host: string;
  method: string;
  path: string;
  /** When it came, in milliseconds since the epoch. */
  at: number;
}

export interface PracticeServer {
  market: Marketplace;
  port: number;
  hosts: readonly string[];
  /** Every request since the start, in order: shows what a browser, or an extension in it, asked for. */
  requests: SeenRequest[];
  close(): Promise<void>;
}

const FORM_LIMIT_BYTES = 1_000_000;
/** As strict as a browser's own rule for cookies: no other site's page can make a request that brings it along. */
const SESSION = 'practice-session=1';
const SESSION_COOKIE = `${SESSION}; Path=/; Secure; HttpOnly; SameSite=Lax`;

export async function startMarketplace(market = new Marketplace()): Promise<PracticeServer> {
  const requests: SeenRequest[] = [];
  const server = createServer(await makeCertificate(PRACTICE_HOSTS), (request, response) => {
    respond(market, requests, request, response).catch((error: unknown) => {
      console.error(error);
      response.writeHead(500, { 'content-type': 'text/plain' }).end('The practice marketplace failed.');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    market,
    port: (server.address() as AddressInfo).port,
    hosts: PRACTICE_HOSTS,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  market: Marketplace,
  requests: SeenRequest[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', `https://${host || 'unknown.invalid'}`);
  requests.push({ host, method, path: url.pathname + url.search, at: Date.now() });
  const form = new URLSearchParams(method === 'POST' ? await bodyOf(request) : '');
  const hasSession = (request.headers.cookie ?? '').split(/; */).includes(SESSION);
  const result = answer(market, { method, url, form, hasSession });
  // Whoever looks at a page of the worker site is signed in here.
  if (host === WORKER_HOST && 'page' in result) response.setHeader('set-cookie', SESSION_COOKIE);
  send(response, result, market.cacheControl);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > FORM_LIMIT_BYTES) throw new Error('A form larger than any task has');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, result: Answer, cacheControl: string): void {
  const headers = { 'cache-control': cacheControl };
  if ('location' in result) response.writeHead(result.status, { ...headers, location: result.location }).end();
  else if ('json' in result) {
    response
      .writeHead(result.status, { ...headers, 'content-type': 'application/json' })
      .end(JSON.stringify(result.json));
  } else response.writeHead(result.status, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(result.page);
}
