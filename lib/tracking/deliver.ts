import type { Answer, FromPage } from '../messages';

/** Waits after each attempt: the background may just be ending, and wakes when it is spoken to again. */
const RETRY_AFTER_MS = [100, 400, 1_500, 5_000, 0];

/** Sends a message and does not answer: what `runtime.sendMessage` is here. */
export type Send = (message: FromPage) => Promise<unknown>;

/**
 * Says something to the background until it answers. All messages may arrive twice.
 *
 * @throws when nobody answered at the last attempt; after an update of the extension nobody ever will
 */
export async function deliver(message: FromPage, send: Send): Promise<Answer> {
  for (const waitMs of RETRY_AFTER_MS) {
    try {
      const answer = await send(message);
      if (isAnswer(answer)) return answer;
    } catch {
      // Tried again below.
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  throw new Error('no answer');
}

function isAnswer(answer: unknown): answer is Answer {
  return (answer as Answer | undefined)?.ok === true;
}
