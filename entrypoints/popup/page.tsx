import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useFrontTab } from '../../components/page/use-front-tab';
import { useMissingHosts } from '../../components/page/use-missing-hosts';
import { usePeriod } from '../../components/page/use-period';
import { Popup } from '../../components/popup/popup';
import { setListing, setNote } from '../../lib/ledger/listings';
import { theLedger } from '../../lib/ledger/open';
import type { HeadlineView, PopupView } from '../../lib/ledger/views';
import { watchPopup } from '../../lib/ledger/watch';
import { sendToBackground } from '../../lib/to-background';

/**
 * The popup, joined to the log, the settings and the background.
 *
 * @param props.first what was read before the first picture; `null` if that takes long
 */
export function PopupPage({ first }: { first: HeadlineView | null }): VNode {
  const period = usePeriod();
  const tab = useFrontTab();
  const hosts = useMissingHosts();
  const [view, setView] = useState<PopupView | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (tab === undefined || failed) return;
    return watchPopup(period, tab, setView, () => setFailed(true));
  }, [period, tab, failed]);
  return (
    <Popup
      first={first}
      view={view}
      period={period}
      reference={(view ?? first)?.reference ?? null}
      failed={failed}
      missingHosts={hosts.missing ?? []}
      now={Date.now}
      onRetry={() => setFailed(false)}
      onCountTab={(tabId, counts) => void sendToBackground({ type: 'count-tab', tabId, counts })}
      onPause={(paused) => void sendToBackground({ type: 'pause', paused })}
      onList={(key, listing) => void setListing(theLedger(), key, listing)}
      onNote={(key, note) => void setNote(theLedger(), key, note)}
      onAskHosts={hosts.ask}
    />
  );
}
