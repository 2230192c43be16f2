import { request } from 'node:https';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PracticeServer, startMarketplace } from './server';

let server: PracticeServer;
beforeAll(async () => {
  server = await startMarketplace();
});
afterAll(() => server.close());

function send(host: string, path: string, body?: string): Promise<{ status: number; text: string; location?: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path,
        servername: host,
        headers: { host },
        method: body ? 'POST' : 'GET',
        rejectUnauthorized: false,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece) => {
          text += piece;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text, location: response.headers.location }),
        );
      },
    );
    sent.on('error', reject).end(body);
  });
}

it('answers for each host over https, and hands a form in', async () => {
  const set = server.market.addTask({ requester: 'Cats', reward: 0.5, title: 'Name the cat' });
  expect((await send('worker.mturk.com', '/projects')).text).toContain('Practice marketplace');
  const { assignmentId, taskId } = server.market.accept(set.groupId);
  expect((await send('www.mturkcontent.com', `/dynamic/hit?assignmentId=${assignmentId}`)).text).toContain(
    'window.top.postMessage',
  );
  const done = await send('www.mturk.com', '/mturk/externalSubmit', `assignmentId=${assignmentId}`);
  expect(done).toMatchObject({ status: 303, location: 'https://worker.mturk.com/projects' });
  expect(server.market.assignment(assignmentId)).toMatchObject({ taskId, state: 'submitted' });
  expect((await send('unknown.example', '/')).status).toBe(404);
  expect(server.requests.map(({ host }) => host)).toContain('www.mturk.com');
});
