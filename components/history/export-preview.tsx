import Papa from 'papaparse';
import type { VNode } from 'preact';
import type { DecimalSign } from '../../lib/exchange/columns/mapping';
import { delimiterBeside } from '../../lib/exchange/csv-cells';
import type { ExportFormat } from '../../lib/exchange/export-choice';
import type { Preview } from '../../lib/exchange/export-formats';
import { keyed, t } from '../../lib/i18n';

export type PreviewState = { is: 'reading' | 'failed' } | { is: 'read'; preview: Preview };

/** The first lines of a file, cell by cell as they are in it. */
export function ExportPreview(props: { format: ExportFormat; sign: DecimalSign; state: PreviewState }): VNode {
  const { format, sign, state } = props;
  if (state.is !== 'read') {
    const isReading = state.is === 'reading';
    return (
      <p role="status" aria-busy={isReading}>
        {t(isReading ? 'exportPreviewReading' : 'exportFailed')}
      </p>
    );
  }
  const { text, isWhole } = state.preview;
  return (
    <div class="stack-tight" data-export-preview={format}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="preview" tabIndex={0} aria-label={t('exportPreviewOf', t(keyed('export', format)))}>
        {format.startsWith('csv') ? <Cells text={text} sign={sign} /> : <pre>{text}</pre>}
      </section>
      <p class="note" role="status">
        {t(isWhole ? 'exportPreviewWhole' : 'exportPreviewMore')}
      </p>
    </div>
  );
}

function Cells({ text, sign }: { text: string; sign: DecimalSign }): VNode {
  const [head = [], ...rows] = Papa.parse<string[]>(text, {
    delimiter: delimiterBeside(sign),
    newline: '\r\n',
    skipEmptyLines: true,
  }).data;
  return (
    <table>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
