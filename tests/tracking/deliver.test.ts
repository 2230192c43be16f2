import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deliver } from '../../lib/tracking/deliver';

const CLICK = { type: 'click', at: 1 } as const;
const ANSWER = { ok: true } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A background that fails in some way before it answers. */
function backgroundThat(...ways: (() => unknown)[]) {
  const tries: number[] = [];
  const send = async () => {
    tries.push(Date.now());
    return (ways[tries.length - 1] ?? (() => ANSWER))();
  };
  return { tries, send };
}

const isEnding = () => Promise.reject(new Error('the message port closed before a response was received'));
const isInvalid = () => {
  throw new Error('Extension context invalidated.');
};

describe('a message', () => {
  it('is said once to a background that answers', async () => {
    const { tries, send } = backgroundThat();
    expect(await deliver(CLICK, send)).toEqual(ANSWER);
    expect(tries.length).toBe(1);
  });

  it('is said again, later and later, until there is an answer', async () => {
    const { tries, send } = backgroundThat(isEnding, () => undefined, isInvalid);
    const answer = deliver(CLICK, send);
    await vi.runAllTimersAsync();
    expect(await answer).toEqual(ANSWER);
    const waits = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(tries.length).toBe(4);
  });

  it('is given up with an error when nobody ever answers', async () => {
    const { send } = backgroundThat(...Array.from({ length: 9 }, () => isInvalid));
    const answer = expect(deliver(CLICK, send)).rejects.toThrow('no answer');
    await vi.runAllTimersAsync();
    await answer;
  });
});
