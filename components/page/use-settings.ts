import { useEffect, useState } from 'preact/hooks';
import { loadSettings, type Settings, watchSettings } from '../../lib/settings';

/** The settings, and each change of them; `null` until they are read. */
export function useSettings(): Settings | null {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    void loadSettings().then(setSettings);
    return watchSettings(setSettings);
  }, []);
  return settings;
}
