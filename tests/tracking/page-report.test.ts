// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { FromPage } from '../../lib/messages';
import { appen, linkedJob } from '../../lib/platforms/appen';
import { mturk } from '../../lib/platforms/mturk';
import type { PlatformReader } from '../../lib/platforms/reading';
import { watchFollowed } from '../../lib/tracking/followed-links';
import { reportPage } from '../../lib/tracking/page-report';
import { type FixturePage, fixturePage, parse } from '../platforms/pages';

let said: FromPage[];
let listeners: [name: string, hear: (event: object) => void][];
beforeEach(() => {
  said = [];
  listeners = [];
});

const send = async (message: FromPage) => {
  said.push(structuredClone(message));
  return { ok: true };
};

/** A page as its script finds it, in a window of which only what is listened to is there. */
function open({ html, url }: FixturePage, ...begin: ((page: Window & typeof globalThis) => void)[]): Document {
  const document = parse(html);
  const page = {
    addEventListener: (name: string, hear: (event: object) => void) => void listeners.push([name, hear]),
    document,
    location: { href: url.href },
    crypto,
    performance: { timeOrigin: 1000, getEntriesByType: () => [] },
  };
  for (const start of begin) start(page as unknown as Window & typeof globalThis);
  return document;
}

const report = (reader: PlatformReader) => (page: Window & typeof globalThis) => reportPage(reader, page, send);

function fire(name: string, more: object, isTrusted = true): void {
  for (const [heard, hear] of listeners) if (heard === name) hear({ ...more, isTrusted });
}

const signs = () => said.flatMap((message) => (message.type === 'sign' ? [[message.sign, message.assignmentId]] : []));

describe('the form of a task', () => {
  const ID = '6b6dd1e5-2b0f-4a5c-9a56-0a1b2c3d4e5f';

  it('that is sent is said, without its answers', () => {
    const target = open(fixturePage('appen', 'working'), report(appen)).querySelector('form');
    fire('submit', { target });
    expect(signs()).toEqual([['submitting', ID]]);
    expect(JSON.stringify(said)).not.toMatch(/ANSWER|token|secret/i);
  });

  it('that the page stops, or makes up, is not', () => {
    const target = open(fixturePage('appen', 'working'), report(appen)).querySelector('form');
    fire('submit', { target, defaultPrevented: true });
    fire('submit', { target }, false);
    fire('submit', { target: document.body });
    expect(signs()).toEqual([]);
  });

  it('that returns a task is said even where the page stops it, to ask first', () => {
    const target = open(fixturePage('mturk', 'working'), report(mturk)).querySelector('form');
    fire('submit', { target, defaultPrevented: true });
    expect(signs()).toEqual([['returning', '3LRKMWOKB5Z0VPB4HWJ8GQVYJZ42ZP']]);
  });
});

describe('a list', () => {
  const rowsSaid = () => said.map((message) => message.type === 'page' && message.reading.content);

  it('is said whole where only it names the prices, and never its secrets', () => {
    open(fixturePage('appen', 'list'), report(appen));
    expect(rowsSaid()).toMatchObject([{ page: 'search', rows: [{ groupId: '1211881' }, {}, {}, {}] }]);
    expect(JSON.stringify(said)).not.toMatch(/secret|USERID|--[\da-f]{40}/i);
  });

  it('is said empty where the tasks name theirs', () => {
    open(fixturePage('mturk', 'search'), report(mturk));
    expect(rowsSaid()).toMatchObject([{ page: 'search', rows: [] }]);
  });

  it('tells which job’s link was followed, by a worker, and nothing else of the link', () => {
    const list = { ...fixturePage('appen', 'list') };
    const document = open(list, (page) => watchFollowed('appen', linkedJob, page, send));
    const href = new URL(document.querySelector('a')?.getAttribute('href') ?? '', list.url).href;
    const link = { localName: 'a', href };
    fire('click', { composedPath: () => [{ localName: 'span' }, link] });
    fire('auxclick', { composedPath: () => [link] });
    fire('click', { composedPath: () => [link] }, false);
    fire('click', { composedPath: () => [{ localName: 'a', href: 'https://example.com/' }] });
    fire('click', { composedPath: () => [] });
    expect(said).toMatchObject([{ groupId: '1211881' }, { groupId: '1211881' }]);
    expect(said.map((message) => Object.keys(message))).toEqual(Array(2).fill(['type', 'platform', 'groupId', 'at']));
  });
});
