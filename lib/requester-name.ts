/** What a requester is called where it is shown. */
import { t } from './i18n';

/** Longer than the ids of any platform; those of a file may be of any length. */
const LONG = 24;

/** The name, and for want of one the id: cut in the middle where it is long, for ids differ at either end. */
export function requesterName({ name, requesterId }: { name: string | null; requesterId: string }): string {
  if (name !== null) return name;
  const characters = [...requesterId];
  const isLong = characters.length > LONG;
  const id = isLong ? `${characters.slice(0, 12).join('')}…${characters.slice(-10).join('')}` : requesterId;
  return t('unknownRequester', id);
}
