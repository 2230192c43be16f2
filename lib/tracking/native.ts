import type { Answer, FromPage } from '../messages';

/**
 * Sends by the browser's own API: in a content script the polyfill would be larger than all the rest of it, and
 * every browser that runs Manifest V3 answers with a promise.
 */
export function sendNatively(message: FromPage): Promise<Answer | undefined> {
  const { browser, chrome } = globalThis as { browser?: NativeApi; chrome?: NativeApi };
  return ((browser ?? chrome) as NativeApi).runtime.sendMessage(message);
}

interface NativeApi {
  runtime: { sendMessage(message: FromPage): Promise<Answer | undefined> };
}
