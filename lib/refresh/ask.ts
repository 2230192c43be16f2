/** One question to MTurk, by the worker's own session: a GET, and whatever may come back for an answer. */
import { MTURK_ORIGIN } from '../platforms/mturk-site';
import type { StopReason } from './state';

export type Asked = { is: 'json'; value: unknown } | { is: 'refused'; why: StopReason };

/** An answer that takes longer has no end; a browser stops a background that waits for 30 s. */
const ANSWERED_WITHIN_MS = 25_000;
/** 20 rows are some 20 kB. */
const LONGEST_ANSWER = 4_000_000;

/** What MTurk says to who asks too often, with status 429 or without (PandaCrazy-Max). */
const TOO_FAST = 'We have detected an excessive rate of page';

/**
 * Asks for a path of the worker site. A redirect is not followed: where somebody is signed out, MTurk leads to another
 * site. Never throws.
 *
 * @param signal cancels it
 */
export async function ask(path: string, signal: AbortSignal, get: typeof fetch = fetch): Promise<Asked> {
  try {
    const response = await get(MTURK_ORIGIN + path, {
      method: 'GET',
      credentials: 'include',
      redirect: 'manual',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      headers: { accept: 'application/json' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWERED_WITHIN_MS)]),
    });
    const why = refusal(response);
    if (why !== null) return { is: 'refused', why };
    const text = await textOf(response);
    if (text === null) return { is: 'refused', why: 'not-understood' };
    return read(text);
  } catch {
    return { is: 'refused', why: signal.aborted ? 'cancelled' : 'offline' };
  }
}

function refusal({ type, status, ok }: Response): StopReason | null {
  if (type === 'opaqueredirect' || (status >= 300 && status < 400) || status === 401) return 'signed-out';
  if (status === 429) return 'too-fast';
  if (status >= 500) return 'unavailable';
  return ok ? null : 'not-understood';
}

/** The text of an answer, `null` if there is more of it than there can be. */
async function textOf(response: Response): Promise<string | null> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    text += next.value;
    if (text.length <= LONGEST_ANSWER) continue;
    await reader?.cancel();
    return null;
  }
  return text;
}

function read(text: string): Asked {
  try {
    return { is: 'json', value: JSON.parse(text) };
  } catch {
    return { is: 'refused', why: text.includes(TOO_FAST) ? 'too-fast' : 'not-understood' };
  }
}
