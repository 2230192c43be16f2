/** Whether the extension may still see the pages it reads: Firefox lets people take that away at any time. */
import { browser } from '../../lib/browser';

/** Match patterns of the manifest: what the extension says it reads. */
function requiredHosts(): string[] {
  return browser.runtime.getManifest().host_permissions ?? [];
}

/** A match pattern as people write it: `https://worker.mturk.com/*` is `worker.mturk.com`. */
function hostName(pattern: string): string {
  return pattern.replace(/^[^:]+:\/\//, '').replace(/\/.*$/, '');
}

export function requiredHostNames(): string[] {
  return requiredHosts().map(hostName);
}

/** The hosts that were taken away; none in the usual case. */
export async function missingHosts(): Promise<string[]> {
  const granted = await Promise.all(
    requiredHosts().map(async (pattern) => ({
      pattern,
      has: await browser.permissions.contains({ origins: [pattern] }),
    })),
  );
  return granted.filter(({ has }) => !has).map(({ pattern }) => hostName(pattern));
}

/** Asks again. To be called straight from a click: browsers refuse it anywhere else. */
export async function askForHosts(): Promise<boolean> {
  return browser.permissions.request({ origins: requiredHosts() });
}
