/**
 * The browser's own API, for what runs in pages: every browser that runs Manifest V3 answers with promises there, and
 * the polyfill would be a sixth of the popup. Only the background needs that one, for the answers its listeners give.
 */
import type { Browser } from 'webextension-polyfill';

const { browser: own, chrome } = globalThis as { browser?: Browser; chrome?: Browser };

export const browser = (own ?? chrome) as Browser;
