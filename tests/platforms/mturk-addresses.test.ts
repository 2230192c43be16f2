// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { mturk } from '../../lib/platforms/mturk';
import { fixturePages, NOW, pageOf, parse } from './pages';

const EMPTY = '<!doctype html><body></body>';
const G = '3W718UE9EU3HU46PLOZCGM2A1IF8KS';
const T = '389A2A304OIESIH701IJCUURUP8C0D';
const A = '3LRKMWOKB5Z0VPB4HWJ8GQVYJZ42ZP';

function readAt(path: string, html = EMPTY) {
  return mturk.read(parse(html), new URL(path, 'https://worker.mturk.com'), NOW);
}

describe('what attention to an address is', () => {
  it.each([
    ['/', 'search', 'searching'],
    ['/projects', 'search', 'searching'],
    ['/projects/', 'search', 'searching'],
    [`/projects?assignment_id=${A}&ref=w_wp_rtrn_top`, 'search', 'searching'],
    ['/?page_size=100&filters%5Bqualified%5D=true&sort=reward_desc', 'search', 'searching'],
    ['/?end_signin=1', 'search', 'searching'],
    ['/requesters/A1UA79Z97ETJ6L/projects', 'requester', 'searching'],
    [`/projects/${G}/tasks`, 'preview', 'previewing'],
    [`/projects/${G}/tasks?ref=w_wp_skp_top`, 'preview', 'previewing'],
    [`/projects/${G}/tasks/accept_random`, 'preview', 'previewing'],
    [`/projects/${G}/tasks/${T}`, 'preview', 'previewing'],
    [`/projects/${G}/tasks/${T}?assignment_id=`, 'preview', 'previewing'],
    ['/tasks', 'queue', 'queue'],
    ['/tasks/', 'queue', 'queue'],
    ['/dashboard', 'dashboard', 'payments'],
    ['/dashboard?ref=w_hdr_db', 'dashboard', 'payments'],
    ['/status_details/2026-03-08', 'status', 'payments'],
    ['/status_details/2026-03-08?page_number=2&assignment_state=Rejected', 'status', 'payments'],
    ['/earnings', 'earnings', 'payments'],
    ['/payment_schedule', 'earnings', 'payments'],
    ['/direct_deposit', 'earnings', 'payments'],
    ['/contact_requester/hit_type_messages/new?x=1', 'contact', 'messages'],
    ['/contact_requester/assignment_messages/new', 'contact', 'messages'],
    ['/qualifications/assigned', 'qualifications', 'qualifications'],
    ['/qualifications/pending', 'qualifications', 'qualifications'],
    ['/help', 'help', 'help'],
    ['/help/getting-started', 'help', 'help'],
  ])('%s', (path, page, kind) => {
    expect(readAt(path)).toMatchObject({ page, work: { kind } });
  });

  it.each([
    `/projects/${G}/tasks/${T}?assignment_id=${A}`,
    `/projects/${G}/tasks/${T}/?assignment_id=${A}`,
    `/projects/${G}/tasks/${T}?ref=w_pl_prvw&assignment_id=${A}`,
  ])('%s is a task', (path) => {
    const reading = readAt(path);
    expect(reading?.work).toStrictEqual({ kind: 'task', taskId: T, assignmentId: A });
    expect(reading?.content).toMatchObject({ page: 'working', task: { taskId: T, assignmentId: A, groupId: G } });
    expect(reading?.problems).toEqual(
      ['props-missing', 'requester-missing', 'reward-unreadable', 'timer-unreadable'].map((reason) => ({
        reason,
        rows: 1,
      })),
    );
  });

  it.each([
    '/privacy_notice',
    '/projects/unknown',
    '/projects/lower/tasks',
    `/projects/${'A'.repeat(65)}/tasks`,
    '/requesters/lower/projects',
    '/requesters/__proto__/projects',
    '/status_details/yesterday',
    '/status_details/2026-99-99',
    '/__proto__',
    '/constructor',
    '/tasksomething',
    '/helpless',
    '//tasks',
  ])('%s is of no interest', (path) => {
    expect(mturk.read(parse(EMPTY), new URL(`https://worker.mturk.com${path}`), NOW)).toBeNull();
  });

  it('reads no other site', () => {
    expect(mturk.read(parse(EMPTY), new URL('https://www.mturk.com/tasks'), NOW)).toBeNull();
    expect(mturk.read(parse(EMPTY), new URL('https://worker.mturk.com.example/tasks'), NOW)).toBeNull();
  });

  it('knows the requester that a message goes to', () => {
    const to = (query: string) => readAt(`/contact_requester/x/new?${query}`);
    for (const key of ['hit_type_message[requester_id]', 'assignment_message%5Brequester_id%5D']) {
      expect(to(`a=1&${key}=A2P2MT8IK72CVZ&b=2`)?.content).toEqual({ page: 'contact', requesterId: 'A2P2MT8IK72CVZ' });
    }
    const unknown = to('hit_type_message[requester_id]=%3Cb%3E');
    expect(unknown?.content).toEqual({ page: 'contact', requesterId: null });
    expect(unknown?.problems).toEqual([{ reason: 'requester-missing', rows: 1 }]);
  });
});

describe('an alert', () => {
  const pages = fixturePages('mturk').map((page) => [page.name, page] as const);
  const SUBMITTED = '{"header":"HIT Submitted","message":"The HIT has been successfully submitted."}';

  it.each(pages)('may stand on any page: %s', (_name, { html, url }) => {
    const withProps = parse(html);
    withProps.querySelector('.mturk-alert')?.remove();
    withProps.body.prepend(...pageOf(['PureAlert', SUBMITTED]).body.children);
    expect(mturk.read(withProps, url, NOW)?.alert).toBe('submitted');

    const shown = parse(html);
    for (const root of shown.querySelectorAll('[data-react-class*=PureAlert]')) root.remove();
    const alert = '<div class="mturk-alert-content"><h3> Your HIT submission\n was not successful </h3></div>';
    shown.body.insertAdjacentHTML('afterbegin', alert);
    expect(mturk.read(shown, url, NOW)?.alert).toBe('not-submitted');
  });

  it.each([
    '"HIT Returned"',
    '"hit submitted?"',
    '"There are no more of these HITs available"',
    '"__proto__"',
    '"toString"',
    'null',
    '["HIT Submitted"]',
    '{"toString":1}',
  ])('with the header %s says nothing of a submission', (header) => {
    const page = pageOf(['PureAlert', `{"header":${header}}`]);
    expect(mturk.read(page, new URL('https://worker.mturk.com/help'), NOW)?.alert).toBeNull();
  });

  it('is heard beside another', () => {
    const page = pageOf(['PureAlert', '{"header":"Note"}'], ['PureAlert', 'x'], ['PureAlert', SUBMITTED]);
    expect(mturk.read(page, new URL('https://worker.mturk.com/help'), NOW)?.alert).toBe('submitted');
  });
});
