import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';

/** Whose rows to take from a file with the work of several people. */
export function WhoseRows({
  workers,
  onWorker,
}: {
  workers: readonly string[];
  onWorker: (worker: string) => void;
}): VNode {
  const [worker, setWorker] = useState(workers[0] ?? '');
  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        onWorker(worker);
      }}
    >
      <p class="field">
        <label for="import-worker">{t('importWhose')}</label>
        <select id="import-worker" value={worker} onChange={(event) => setWorker(event.currentTarget.value)}>
          {workers.map((id) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </select>
      </p>
      <p class="actions">
        <button type="submit" data-action="import-worker">
          {t('importWhoseButton')}
        </button>
      </p>
    </form>
  );
}
