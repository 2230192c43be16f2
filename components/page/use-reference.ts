import { useEffect, useState } from 'preact/hooks';
import { rowFor } from '../../lib/pay/reference-wages';
import { effectiveReference, loadSettings, type Settings, watchSettings } from '../../lib/settings';
import { placeName } from '../place-name';
import type { EffectiveReference } from '../../lib/settings';

/** The day by the worker's own clock, `YYYY-MM-DD`. */
export function localDay(now: Date): string {
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** The settings, and each change of them; `null` until they are read. */
export function useSettings(): Settings | null {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    void loadSettings().then(setSettings);
    return watchSettings(setSettings);
  }, []);
  return settings;
}

/** The wage to compare with now; `null` while it is not known or there is none. */
export function useReference(): EffectiveReference | null {
  const settings = useSettings();
  if (settings === null) return null;
  const today = localDay(new Date());
  const reference = effectiveReference(settings, Intl.DateTimeFormat().resolvedOptions().timeZone, today);
  if (reference === null) return null;
  const row = reference.region === null ? null : rowFor(reference.region, today);
  return { ...reference, place: row === null ? null : placeName(row) };
}
