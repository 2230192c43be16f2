/** How long ago something was, as people say it. Apart from the other texts, for few pages need it. */
import { locale } from './i18n';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** `now`, `5 minutes ago`, `3 hours ago`, `yesterday`, `3 days ago`; what lies ahead, after a clock was set back, is now. */
export function formatAgo(ms: number): string {
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  if (ms < MINUTE_MS) return format.format(0, 'second');
  if (ms < HOUR_MS) return format.format(-Math.floor(ms / MINUTE_MS), 'minute');
  if (ms < DAY_MS) return format.format(-Math.floor(ms / HOUR_MS), 'hour');
  return format.format(-Math.floor(ms / DAY_MS), 'day');
}
