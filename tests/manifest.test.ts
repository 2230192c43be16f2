import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestOf, ROOT, TARGETS } from './gate/built';

/** Nothing may be loaded from elsewhere, and nobody asked but the platform: the promise of the README, as browsers enforce it. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src https://worker.mturk.com; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What each manifest may hold; a new key is a new promise or a new risk, so it is added here by hand. */
const KEYS = [
  'action',
  'background',
  'browser_specific_settings',
  'content_scripts',
  'content_security_policy',
  'default_locale',
  'description',
  'host_permissions',
  'icons',
  'manifest_version',
  'minimum_chrome_version',
  'name',
  'optional_permissions',
  'options_ui',
  'permissions',
  'version',
];

/** What Firefox does not know, and does not need. */
const CHROMIUM_ONLY = ['offscreen'];

/** The rows of the README's table of permissions: what is asked for, and why. */
function permissionsInReadme(): Map<string, string> {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const section = readme.split(/^## /m).find((text) => text.startsWith('Permissions')) ?? '';
  return new Map([...section.matchAll(/^\| `([^`]+)` +\| (.+?) +\|$/gm)].map(([, name = '', why = '']) => [name, why]));
}

describe.each(TARGETS)('manifest of %s', (target) => {
  const manifest = manifestOf(target);

  it('asks for what the README gives a reason for, and for nothing else', () => {
    const { permissions = [], host_permissions: hosts = [], optional_permissions: later = [] } = manifest;
    const asked = [...permissions, ...hosts, ...later, ...(target === 'firefox-mv3' ? CHROMIUM_ONLY : [])];
    expect(new Set(asked)).toEqual(new Set(permissionsInReadme().keys()));
  });

  it('asks later, and only for what the worker switches on, for notifications and backups', () => {
    const hidden = target === 'firefox-mv3' ? [] : CHROMIUM_ONLY;
    expect(manifest.optional_permissions).toEqual(['notifications', 'downloads', ...hidden]);
    expect(manifest.optional_host_permissions).toBeUndefined();
  });

  it('runs scripts only on hosts it asks for', () => {
    const matches = (manifest.content_scripts ?? []).flatMap((script) => script.matches);
    expect(matches).not.toHaveLength(0);
    expect(manifest.host_permissions).toEqual(expect.arrayContaining(matches));
  });

  it('lets its pages load nothing from elsewhere, and ask the platform alone', () => {
    expect(manifest.content_security_policy).toEqual({ extension_pages: CONTENT_SECURITY_POLICY });
  });

  it('opens nothing of itself to web pages or other extensions', () => {
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
  });

  it('has no key that was not thought about', () => {
    expect(KEYS).toEqual(expect.arrayContaining(Object.keys(manifest)));
  });
});

it('tells Firefox that no data are collected', () => {
  expect(manifestOf('firefox-mv3')).toMatchObject({
    browser_specific_settings: { gecko: { data_collection_permissions: { required: ['none'] } } },
  });
});

it.each([...permissionsInReadme()])('the README says why %s is needed, in a sentence', (_permission, why) => {
  expect(why.length).toBeGreaterThan(40);
});
