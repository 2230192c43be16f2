import { useEffect, useState } from 'preact/hooks';
import type { ExportFormat } from '../../lib/exchange/export-choice';
import { type ExportChoice, previewOf } from '../../lib/exchange/export-formats';
import { theLedger } from '../../lib/ledger/open';
import type { PreviewState } from '../history/export-preview';

/** How a file of this choice would begin; read anew whenever the choice is another. */
export function useExportPreview(format: ExportFormat | null, choice: ExportChoice | null): PreviewState {
  const [state, setState] = useState<PreviewState>({ is: 'reading' });
  // The choice is made anew each time the page is drawn; what it says is compared.
  const said = JSON.stringify(choice);
  useEffect(() => {
    const stale = new AbortController();
    const chosen: ExportChoice | null = JSON.parse(said);
    if (format === null || chosen === null) return;
    setState({ is: 'reading' });
    previewOf(theLedger(), format, chosen, Date.now(), stale.signal).then(
      (preview) => stale.signal.aborted || setState({ is: 'read', preview }),
      () => stale.signal.aborted || setState({ is: 'failed' }),
    );
    return () => stale.abort();
  }, [format, said]);
  return state;
}
