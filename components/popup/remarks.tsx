import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import { NOTE_MAX_LENGTH } from '../../lib/ledger/listings';
import type { Listing } from '../../lib/ledger/records';
import type { RemarkedRequester } from '../../lib/ledger/views';

/** What the worker can say of a requester. */
export interface RemarkActions {
  onList: (requesterKey: string, listing: Listing | null) => void;
  onNote: (requesterKey: string, note: string) => void;
}

const LISTS = { blocked: 'listBlock', watched: 'listWatch' } as const;

/** Blocking, watching and noting a requester; folded away where it stands in a list of several. */
export function Remarks(props: { requester: RemarkedRequester; actions: RemarkActions; folded: boolean }): VNode {
  const { requester, folded } = props;
  const { listing, note } = requester;
  return (
    <>
      {listing === null ? null : <p class="listing">{t(listing === 'blocked' ? 'listBlocked' : 'listWatched')}</p>}
      {folded && note !== '' ? (
        <p class="note">
          <bdi>{note}</bdi>
        </p>
      ) : null}
      {folded ? (
        <details>
          <summary>{t('remarksSummary')}</summary>
          <Controls {...props} />
        </details>
      ) : (
        <Controls {...props} />
      )}
    </>
  );
}

function Controls({ requester, actions }: { requester: RemarkedRequester; actions: RemarkActions }): VNode {
  return (
    <div class="remarks">
      {(['blocked', 'watched'] as const).map((listing) => {
        const isPressed = requester.listing === listing;
        return (
          <button
            key={listing}
            type="button"
            data-action={LISTS[listing]}
            aria-pressed={isPressed}
            onClick={() => actions.onList(requester.key, isPressed ? null : listing)}
          >
            {t(LISTS[listing])}
          </button>
        );
      })}
      <Note requester={requester} onNote={(note) => actions.onNote(requester.key, note)} />
    </div>
  );
}

/** The note as typed; it is kept when the field is left, or at Enter. */
function Note({ requester, onNote }: { requester: RemarkedRequester; onNote: (note: string) => void }): VNode {
  const [draft, setDraft] = useState(requester.note);
  // What another page wrote comes in; the popup drawn anew for another reason leaves what is being typed.
  useEffect(() => setDraft(requester.note), [requester.note]);
  return (
    <label class="field">
      {t('remarksNote')}
      <input
        type="text"
        dir="auto"
        maxLength={NOTE_MAX_LENGTH}
        value={draft}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
    </label>
  );
}
