// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appen, linkedJob } from '../../lib/platforms/appen';
import { appenPlaceAt } from '../../lib/platforms/appen-addresses';
import { fixturePage, NOW, parse } from './pages';
import { expectSane } from './sanity';

const { html, url: WORKING } = fixturePage('appen', 'working');
const ID = '6b6dd1e5-2b0f-4a5c-9a56-0a1b2c3d4e5f';

describe('an address', () => {
  it.each([
    ['https://account.appen.com/channels/feca/tasks?uid=5', 'search', ''],
    ['https://account.appen.com/channels/feca/tasks/', 'search', ''],
    ['https://account.appen.com/internal/tasks', 'search', ''],
    ['https://tasks.figure-eight.work/channels/clix_sense-2/tasks', 'search', ''],
    ['https://account.appen.com/channels/feca/tasks/12?secret=x', 'preview', '12'],
    [`https://account.appen.com/assignments/${ID}`, 'working', ID],
    [`https://view.appen.io/assignments/${ID.toUpperCase()}/?secret=x`, 'working', ID],
    [`https://render.figure-eight.io/assignments/${ID}`, 'working', ID],
  ])('%s is of interest', (address, page, id) => {
    expect(appenPlaceAt(new URL(address))).toMatchObject({ page, id });
  });

  it.each([
    'https://account.appen.com/',
    'https://account.appen.com/channels/feca/tasks/x',
    'https://account.appen.com/channels/feca/tasks/12/edit',
    'https://account.appen.com/users/edit',
    'https://view.appen.io/assignments/sync?db=5',
    'https://view.appen.io/channels/feca/tasks',
    `https://tasks.figure-eight.work/assignments/${ID}`,
    `http://view.appen.io/assignments/${ID}`,
    `https://view.appen.io:8443/assignments/${ID}`,
    `https://view.appen.io.evil.example/assignments/${ID}`,
    `https://evil.example/https://view.appen.io/assignments/${ID}`,
    'about:blank',
  ])('%s is not', (address) => {
    expect(appenPlaceAt(new URL(address))).toBeNull();
    expect(appen.read(parse(html), new URL(address), NOW)).toBeNull();
  });
});

describe('a link', () => {
  it('to the tasks of a job names the job, and nothing of its secret', () => {
    const link = parse(fixturePage('appen', 'list').html).querySelector('a')?.getAttribute('href') ?? '';
    expect(link).toContain('secret');
    expect(linkedJob(`https://account.appen.com${link}`)).toBe('1211881');
  });

  it.each(['', 'javascript:alert(1)', '/channels/feca/tasks/5', `https://view.appen.io/assignments/${ID}`])(
    'to %j names none',
    (address) => {
      expect(linkedJob(address)).toBeNull();
    },
  );
});

describe('a form', () => {
  const formOf = (markup: string) => parse(markup).querySelector('form') ?? expect.fail('no form');
  const BAR = '<div class="form-actions"><input type="submit"></div>';

  it('with its button in the bar hands in the task of the page', () => {
    expect(appen.submittedAssignment?.(formOf(html), WORKING)).toBe(ID);
    expect(appen.submittedAssignment?.(formOf(`<form target="_self">${BAR}</form>`), WORKING)).toBe(ID);
  });

  it.each([
    ['without a button', '<form><div class="form-actions"></div></form>', WORKING],
    ['without a bar', '<form><input type="submit"></form>', WORKING],
    ['that leads to another window', `<form target="_blank">${BAR}</form>`, WORKING],
    ['that leads into a frame', `<form target="results">${BAR}</form>`, WORKING],
    ['of a list', `<form>${BAR}</form>`, new URL('https://account.appen.com/channels/feca/tasks')],
  ])('%s hands in nothing', (_what, markup, url) => {
    expect(appen.submittedAssignment?.(formOf(markup), url)).toBeNull();
  });

  it('returns nothing, and no message is asked for an answer', () => {
    expect(appen.returnedAssignment(formOf(html), WORKING)).toBeNull();
    expect(appen.submittingAssignment({ answer: 'x', assignmentId: 'A' })).toBeNull();
  });
});

it('any list at all is read without fail, and sane', () => {
  const { html: page, url } = fixturePage('appen', 'list');
  const document = parse(page);
  const table = document.querySelector('#task-listing-datatable');
  const row = fc.array(fc.jsonValue({ maxDepth: 1 }), { minLength: 11, maxLength: 14 });
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.array(row), fc.string()), (value) => {
      table?.setAttribute('data-tasks', JSON.stringify(value));
      expectSane(appen.read(document, url, NOW));
    }),
  );
});
