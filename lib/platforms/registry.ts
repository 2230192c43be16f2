/** The platforms that are read. A new reader is one file beside this one, an entry here and one in `sites.ts`. */
import { appen } from './appen';
import { text } from './fields';
import { mturk } from './mturk';
import type { Offer, PlatformId, PlatformReader, SaidOffer } from './reading';

export const readers: readonly PlatformReader[] = [mturk, appen];

/** An offer as a page told it, read like everything else of the platform; what cannot be read is `null`. */
export function readOffer(platform: PlatformId, said: SaidOffer): Offer {
  const reader = readers.find(({ id }) => id === platform);
  const reward = reader?.amount(said.reward) ?? null;
  return { ...said, requesterName: text(said.requesterName), title: text(said.title), reward };
}
