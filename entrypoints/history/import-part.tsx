import type { VNode } from 'preact';
import { Import } from '../../components/history/import';
import { ImportPreview } from '../../components/history/import-preview';
import { PassphraseForm } from '../../components/history/passphrase-form';
import { useBringIn } from '../../components/page/use-bring-in';
import { useImports } from '../../components/page/use-imports';

/** A file of any known format, brought into the ledger. */
export function ImportPart(): VNode {
  const { state, begin, beginOf, beginAs, open, cancel, redo, leave } = useBringIn();
  const [last] = useImports() ?? [];
  return (
    <Import
      state={state}
      interrupted={last?.undoneFor === 'interrupted' && last.is === 'undone' ? last.fileName : null}
      onImport={begin}
      onCancel={cancel}
      onWorker={beginOf}
      onRedo={redo}
    >
      {state.is === 'unmapped' ? (
        <ImportPreview guess={state.guess} onBringIn={(mapping) => beginAs(state.guess, mapping)} onCancel={leave} />
      ) : null}
      {state.is === 'locked' ? <PassphraseForm why={state.why ?? null} onPassphrase={open} onCancel={leave} /> : null}
    </Import>
  );
}
