import type { VNode } from 'preact';
import { Options } from '../../components/options/options';
import { requiredHostNames } from '../../components/page/host-access';
import { localDay } from '../../components/page/local-day';
import { useMissingHosts } from '../../components/page/use-missing-hosts';
import { useSettings } from '../../components/page/use-settings';
import { suggestedRegion } from '../../lib/pay/reference';
import { REGIONS, rowFor } from '../../lib/pay/reference-wages';
import { DEFAULT_SETTINGS, loadSettings, saveSettings } from '../../lib/settings';

/** The settings page, joined to the settings and to what the browser allows. */
export function OptionsPage(): VNode | null {
  const settings = useSettings();
  const hosts = useMissingHosts();
  // Nothing to show yet, and nothing that could be saved over what is not read.
  if (settings === null) return null;
  const today = localDay(new Date());
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
      // What another page saved meanwhile is kept: only the changed part is this page's.
      onSave={async (changes) => saveSettings({ ...(await loadSettings()), ...changes })}
      onAskHosts={hosts.ask}
    />
  );
}
