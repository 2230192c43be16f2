import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { previewOf } from '../../lib/exchange/columns/any-csv';
import { type ColumnGuess, columnsOf, guessWith } from '../../lib/exchange/columns/guess';
import { type ColumnMapping, problemOf, withMeaning } from '../../lib/exchange/columns/mapping';
import { keyed, t } from '../../lib/i18n';
import { PreviewColumns } from './import-preview-columns';
import { PreviewDetails } from './import-preview-details';
import { PreviewRows } from './import-preview-rows';

export interface ImportPreviewProps {
  guess: ColumnGuess;
  onBringIn: (mapping: ColumnMapping) => void;
  onCancel: () => void;
}

/** How a table of an unknown tool is read: guessed, for the worker to correct, with the first rows as they would be stored. */
export function ImportPreview({ guess, onBringIn, onCancel }: ImportPreviewProps): VNode {
  const { sample, uncertain } = guess;
  const [mapping, setMapping] = useState(guess.mapping);
  const preview = useMemo(() => previewOf(sample, mapping), [sample, mapping]);
  const columns = useMemo(() => columnsOf(sample, mapping.hasHeader), [sample, mapping.hasHeader]);
  const problem = problemOf(mapping);
  const setHeader = (hasHeader: boolean) => {
    const { meanings } = guessWith(sample, mapping.zone, hasHeader).mapping;
    setMapping({ ...mapping, hasHeader, meanings });
  };
  return (
    <form
      class="stack"
      data-import-preview
      aria-labelledby="columns-heading"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null) onBringIn(mapping);
      }}
    >
      <h3 id="columns-heading" tabIndex={-1} ref={takeFocus}>
        {t('columnsHeading')}
      </h3>
      <p>{t('columnsIntro')}</p>
      <p class="switch">
        <input
          id="columns-header"
          type="checkbox"
          checked={mapping.hasHeader}
          onChange={(event) => setHeader(event.currentTarget.checked)}
        />
        <label for="columns-header">{t('columnsHeader')}</label>
      </p>
      <PreviewColumns
        columns={columns}
        meanings={mapping.meanings}
        onMeaning={(column, meaning) => setMapping(withMeaning(mapping, column, meaning))}
      />
      <PreviewDetails mapping={mapping} uncertain={uncertain} onChange={setMapping} />
      {problem === null ? <PreviewRows preview={preview} /> : null}
      <p class={problem === null ? 'visually-hidden' : 'warning'} role="status" data-problem={problem}>
        {problem === null ? '' : t(keyed('columns_problem', problem))}
      </p>
      <p class="actions">
        <button type="submit" class="primary" data-action="import-mapped" aria-disabled={problem !== null}>
          {t('columnsBringIn')}
        </button>
        <button type="button" data-action="import-preview-cancel" onClick={onCancel}>
          {t('columnsCancel')}
        </button>
      </p>
    </form>
  );
}

/** The file is no longer chosen in the field that had the focus, and this is what came of it. */
function takeFocus(heading: HTMLElement | null): void {
  heading?.focus();
}
