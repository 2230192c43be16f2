// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mturk } from '../../lib/platforms/mturk';
import { fixturePage, parse } from './pages';

const { html, url: WORKING } = fixturePage('mturk', 'working');
const A = '3LRKMWOKB5Z0VPB4HWJ8GQVYJZ42ZP';
const DELETE = '<input type="hidden" name="_method" value="delete">';
const QUEUE = new URL('https://worker.mturk.com/tasks');

function formOf(markup: string): HTMLFormElement {
  const form = parse(markup).querySelector('form');
  if (!form) throw new Error('no form');
  return form;
}

describe('a return', () => {
  it('is the form of the working page', () => {
    expect(mturk.returnedAssignment(formOf(html), WORKING)).toBe(A);
  });

  it.each([
    ['names the assignment', '/projects/G1/tasks/T1?assignment_id=A2&ref=w_wp_rtrn_top', QUEUE, 'A2'],
    ['names it by a whole address', 'https://worker.mturk.com/projects/G1/tasks/T1?assignment_id=A2', QUEUE, 'A2'],
    ['leads to the page itself', `${WORKING.pathname}?ref=w_wp_rtrn_top`, WORKING, A],
    ['says no address', '', WORKING, A],
    ['leads elsewhere', '/sign_out', WORKING, null],
    ['names none', '/tasks/return', QUEUE, null],
    ['names nonsense', '/projects/G1/tasks/T1?assignment_id=%3Cb%3E', QUEUE, null],
    ['has an address that is none', 'https://[', WORKING, null],
  ])('that %s', (_what, action, at, expected) => {
    expect(mturk.returnedAssignment(formOf(`<form action="${action}">${DELETE}</form>`), at)).toBe(expected);
    expect(mturk.returnedAssignment(formOf(`<form action="${action}"></form>`), at)).toBeNull();
  });

  it.each([
    '<input name="_method" value="put">',
    '<input name="method" value="delete">',
    '<input name="answer" value="delete">',
  ])('is not a form with %s', (field) => {
    expect(mturk.returnedAssignment(formOf(`<form>${field}</form>`), WORKING)).toBeNull();
  });

  it('is not a form whose fields hide its methods', () => {
    const hidden = { getAttribute: document.createElement('input'), querySelector: document.createElement('input') };
    expect(mturk.returnedAssignment(hidden as unknown as HTMLFormElement, WORKING)).toBeNull();
  });
});

describe('a submission', () => {
  it('says which assignment it hands in', () => {
    const message = { answer: 'my secret', assignmentId: A };
    expect(mturk.submittingAssignment(JSON.stringify(message))).toBe(A);
    expect(mturk.submittingAssignment(message)).toBe(A);
  });

  it('does not look at the answer', () => {
    const get = (target: object, key: string) => (key === 'answer' ? expect.fail('looked') : Reflect.get(target, key));
    expect(mturk.submittingAssignment(new Proxy({ answer: 'my secret', assignmentId: A }, { get }))).toBe(A);
    expect(mturk.submittingAssignment(JSON.stringify({ answer: null, assignmentId: A }))).toBe(A);
  });

  it.each([
    ...['', '{', 'null', '5', '[]', `"${A}"`, A, `{"assignmentId":"${A}"}`, '{"answer":1}'],
    ...['{"answer":1,"assignmentId":"a"}', '{"answer":1,"assignmentId":["A1"]}'],
    '{"answer":1,"assignmentId":"ASSIGNMENT_ID_NOT_AVAILABLE"}',
    JSON.stringify({ answer: 'x'.repeat(1_000_001), assignmentId: A }),
    ...[null, undefined, 5, true, [], [A], {}, { answer: 1 }, { assignmentId: A }, { answer: 1, assignmentId: {} }],
  ])('is not a message of another shape (%#)', (data) => {
    expect(mturk.submittingAssignment(data)).toBeNull();
  });

  it('is never an exception', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (data) => {
        expect(mturk.submittingAssignment(data)).toBeNull();
      }),
      { seed: 20_260_309 },
    );
    const trap = new Proxy({}, { getOwnPropertyDescriptor: () => expect.fail('caught') });
    expect(mturk.submittingAssignment(trap)).toBeNull();
  });
});
