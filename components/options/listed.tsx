import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import type { ListedRequester } from '../../lib/ledger/listings';
import { requesterName } from '../../lib/requester-name';

/** The requesters that the worker blocked or watches, each with its note and a way off the list; `null` until they are read. */
export function Listed(props: {
  requesters: ListedRequester[] | null;
  onRemove: (requesterKey: string) => void;
}): VNode {
  const { requesters, onRemove } = props;
  return (
    <section class="card" aria-labelledby="listed-heading" aria-busy={requesters === null}>
      <h2 id="listed-heading">{t('listedHeading')}</h2>
      {requesters?.length === 0 ? <p>{t('listedNone')}</p> : null}
      {(['blocked', 'watched'] as const).map((listing) => {
        const ofList = (requesters ?? []).filter((requester) => requester.listing === listing);
        return ofList.length === 0 ? null : (
          <div key={listing} class="stack-tight">
            <h3>{t(`listed_${listing}`)}</h3>
            <ul class="plain-list" data-listing={listing}>
              {ofList.map(({ key, name, requesterId, note }) => (
                <li key={key} class="actions" data-requester={key}>
                  <bdi id={`listed-${key}`}>{requesterName({ name, requesterId })}</bdi>
                  <button
                    type="button"
                    id={`remove-${key}`}
                    aria-labelledby={`remove-${key} listed-${key}`}
                    onClick={() => onRemove(key)}
                  >
                    {t('listRemove')}
                  </button>
                  {note === '' ? null : (
                    <p class="note">
                      <bdi>{note}</bdi>
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
