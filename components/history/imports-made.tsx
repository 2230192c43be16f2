import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formatMoment, keyed, t } from '../../lib/i18n';
import type { ImportRecord } from '../../lib/ledger/records';
import { count } from '../../lib/quantity';
import { Figure } from '../figure';
import { Sentence } from '../sentence';

export interface ImportsMadeProps {
  /** Newest first. */
  imports: readonly ImportRecord[];
  /** Takes one back; rejects where it could not. */
  onUndo: (id: string) => Promise<void>;
}

/** The files that were brought in, what each of them did, and the way to take it back. */
export function ImportsMade({ imports, onUndo }: ImportsMadeProps): VNode | null {
  if (imports.length === 0) return null;
  return (
    <section class="card" id="brought-in" aria-labelledby="imports-heading">
      <h2 id="imports-heading">{t('importsHeading')}</h2>
      <p>{t('importsIntro')}</p>
      <ul class="plain-list tasks">
        {imports.map((made) => (
          <li key={made.id} data-made={made.id} data-made-is={made.is} data-made-for={made.undoneFor}>
            <Made made={made} onUndo={() => onUndo(made.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Made({ made, onUndo }: { made: ImportRecord; onUndo: () => Promise<void> }): VNode {
  const { fileName, startedAt } = made;
  return (
    <div class="stack-tight">
      <h3>{fileName}</h3>
      <p class="note">{formatMoment(startedAt)}</p>
      {made.is === 'done' ? <Counts made={made} /> : null}
      <div role="status">
        {made.is === 'done' ? null : <p>{stateText(made)}</p>}
        {made.kept > 0 ? (
          <p>
            <Sentence
              message="importsKept"
              parts={[<Figure key="kept" name="import-kept" quantity={count(made.kept)} />]}
            />
          </p>
        ) : null}
      </div>
      {made.is === 'done' ? <Undo fileName={fileName} onUndo={onUndo} /> : null}
    </div>
  );
}

function Counts({ made }: { made: ImportRecord }): VNode {
  return (
    <p>
      <Sentence
        message="importsCounts"
        parts={[
          <Figure key="added" name="import-added" quantity={count(made.added)} />,
          <Figure key="updated" name="import-updated" quantity={count(made.updated)} />,
          <Figure key="unchanged" name="import-unchanged" quantity={count(made.unchanged)} />,
          <Figure key="rejected" name="import-rejected" quantity={count(made.rejected)} />,
        ]}
      />
    </p>
  );
}

/** Asks before it does it, in the page, for it takes figures away that the worker knows. */
function Undo({ fileName, onUndo }: { fileName: string; onUndo: () => Promise<void> }): VNode {
  const [is, setIs] = useState<'offered' | 'asked' | 'begun' | 'failed'>('offered');
  const undo = () => {
    setIs('begun');
    onUndo().catch(() => setIs('failed'));
  };
  if (is === 'begun') return <p role="status">{t('imports_undoing')}</p>;
  if (is === 'failed') return <p role="status">{t('importUndoFailed')}</p>;
  if (is === 'offered') {
    return (
      <p class="actions">
        <button
          type="button"
          data-action="import-undo"
          aria-label={t('importUndoOne', fileName)}
          onClick={() => setIs('asked')}
        >
          {t('importUndo')}
        </button>
      </p>
    );
  }
  return (
    <fieldset>
      <legend>{t('importUndoAsk', fileName)}</legend>
      <p class="actions">
        <button type="button" data-action="import-undo-confirm" ref={takeFocus} onClick={undo}>
          {t('importUndoConfirm')}
        </button>
        <button type="button" data-action="import-undo-keep" onClick={() => setIs('offered')}>
          {t('importUndoKeep')}
        </button>
      </p>
    </fieldset>
  );
}

/** The button that was pressed is gone, and the focus with it. */
function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus();
}

function stateText({ is, undoneFor = 'asked' }: ImportRecord): string {
  return t(keyed('imports', is === 'undone' ? undoneFor : is === 'undoing' ? 'undoing' : 'running'));
}
