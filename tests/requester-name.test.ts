import { beforeEach, expect, it } from 'vitest';
import { requesterName } from '../lib/requester-name';
import { speak } from './components/language';

beforeEach(() => speak('en'));

it.each([
  ['Fair Pictures', 'AFAIR', 'Fair Pictures'],
  [null, 'A3QZ1D5J6Q1234', 'Requester without a name (A3QZ1D5J6Q1234)'],
  [null, '123456789012345678901234', 'Requester without a name (123456789012345678901234)'],
  [null, '1234567890123456789012345', 'Requester without a name (123456789012…6789012345)'],
  [null, '😀'.repeat(30), `Requester without a name (${'😀'.repeat(12)}…${'😀'.repeat(10)})`],
])('of %j with the id %s is %s', (name, requesterId, called) => {
  expect(requesterName({ name, requesterId })).toBe(called);
});
