import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useMissingHosts } from '../../components/page/use-missing-hosts';
import { useReference } from '../../components/page/use-reference';
import { Popup } from '../../components/popup/popup';
import { watchPopup } from '../../lib/ledger/queries';
import { PERIODS, type Period, type PopupView } from '../../lib/ledger/views';
import { sendToBackground } from '../../lib/messages';

/** The popup, joined to the log, the settings and the background. */
export function PopupPage(): VNode {
  const [period, setPeriod] = useState(periodOfAddress);
  const [view, setView] = useState<PopupView | null>(null);
  useEffect(() => {
    const follow = () => setPeriod(periodOfAddress());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => watchPopup(period, setView), [period]);
  const hosts = useMissingHosts();
  return (
    <Popup
      view={view}
      period={period}
      reference={useReference()}
      missingHosts={hosts.missing ?? []}
      now={Date.now}
      onCountTab={(tabId, counts) => void sendToBackground({ type: 'count-tab', tabId, counts })}
      onAskHosts={hosts.ask}
    />
  );
}

function periodOfAddress(): Period {
  const named = location.hash.slice(1);
  return PERIODS.find((period) => period === named) ?? 'today';
}
