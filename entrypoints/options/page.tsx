import type { VNode } from 'preact';
import { Options } from '../../components/options/options';
import { requiredHostNames } from '../../components/page/host-access';
import { localDay } from '../../components/page/local-day';
import { useBackups } from '../../components/page/use-backups';
import { useListed } from '../../components/page/use-listed';
import { useMissingHosts } from '../../components/page/use-missing-hosts';
import { useNotifications } from '../../components/page/use-notifications';
import { useSettings } from '../../components/page/use-settings';
import { setListing } from '../../lib/ledger/listings';
import { theLedger } from '../../lib/ledger/open';
import { suggestedRegion } from '../../lib/pay/reference';
import { REGIONS, rowFor } from '../../lib/pay/reference-wages';
import { DEFAULT_SETTINGS, loadSettings, type Settings, saveSettings } from '../../lib/settings';

/** The settings page, joined to the settings and to what the browser allows. */
export function OptionsPage(): VNode | null {
  const settings = useSettings();
  const hosts = useMissingHosts();
  const listed = useListed();
  const notifications = useNotifications();
  const backups = useBackups();
  // Nothing to show yet, and nothing that could be saved over what is not read.
  if (settings === null) return null;
  const today = localDay(new Date());
  // What another page saved meanwhile is kept: only the changed part is this page's.
  const save = async (changes: Partial<Settings>) => saveSettings({ ...(await loadSettings()), ...changes });
  return (
    <Options
      settings={settings}
      usual={DEFAULT_SETTINGS}
      places={REGIONS}
      suggested={suggestedRegion(Intl.DateTimeFormat().resolvedOptions().timeZone)}
      rowFor={(region) => rowFor(region, today)}
      today={today}
      hosts={requiredHostNames()}
      missingHosts={hosts.missing}
      notifies={settings.notifies && notifications.isAllowed}
      listed={listed}
      unsavedSince={backups?.unsavedSince ?? null}
      onSave={save}
      onNotify={async (on) => {
        const isDone = await notifications.allow(on);
        if (isDone) await save({ notifies: on });
        return isDone;
      }}
      onUnlist={(key) => void setListing(theLedger(), key, null)}
      onAskHosts={hosts.ask}
    />
  );
}
