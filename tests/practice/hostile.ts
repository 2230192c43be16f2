/**
 * A marketplace that lies. Each mode spoils the pages in one way that a reader must survive without a wrong
 * number, a hang, or anything of the page running in the extension.
 */
import type { HitSet } from './facts';

export const HOSTILE_MODES = [
  'negative-reward',
  'nan-reward',
  'huge-title',
  'markup-title',
  'proto-keys',
  'missing-fields',
  'forged-messages',
  'cleared-timers',
  'no-props',
] as const;
export type HostileMode = (typeof HOSTILE_MODES)[number];

export const HUGE_TITLE_LENGTH = 5 * 1024 * 1024;

/** Sets a mark on the window it runs in, so that a test can see that it ran. */
export const MARKUP_TITLE =
  '"><img src=x onerror="window.__practiceMarkupRan=1"><script>window.__practiceMarkupRan=1</script>\u202Eevil\u0000';

const MISSING = new Set([
  'title',
  'projectTitle',
  'monetary_reward',
  'monetaryReward',
  'reward',
  'requester_id',
  'requester_name',
  'requesterName',
  'contactRequesterUrl',
  'timeRemainingInSeconds',
  'state',
]);

let hugeTitle = '';

/** The fields that both the properties and the visible page show. */
export function spoilHitSet(mode: HostileMode | null, set: HitSet): HitSet {
  switch (mode) {
    case 'negative-reward':
      return { ...set, reward: -Math.abs(set.reward) };
    case 'nan-reward':
      return { ...set, reward: Number.NaN };
    case 'huge-title':
      hugeTitle ||= 'A'.repeat(HUGE_TITLE_LENGTH);
      return { ...set, title: hugeTitle };
    case 'markup-title':
      return { ...set, title: MARKUP_TITLE, requesterName: MARKUP_TITLE };
    case 'proto-keys':
      return { ...set, requesterId: '__proto__', requesterName: 'constructor' };
    default:
      return set;
  }
}

/** The text of `data-react-props`, or `null` for no such attribute. */
export function spoilProps(mode: HostileMode | null, props: unknown): string | null {
  if (mode === 'no-props') return null;
  return JSON.stringify(props, (key, value: unknown) => {
    if (typeof value === 'number' && Number.isNaN(value)) return 'NaN';
    if (mode === 'missing-fields' && MISSING.has(key)) return undefined;
    if (mode === 'proto-keys' && isPlain(value) && !Object.hasOwn(value, '__proto__') && key !== '__proto__') {
      return withProtoKeys(value);
    }
    return value;
  });
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `JSON.parse` makes `__proto__` an own key, which a careless merge then writes to every object. */
function withProtoKeys(value: Record<string, unknown>): Record<string, unknown> {
  const keys = JSON.parse('{"__proto__":{"polluted":true,"isAdmin":true},"hasOwnProperty":1,"toString":"x"}');
  for (const [key, field] of Object.entries(value)) keys[key] = field;
  return keys;
}
