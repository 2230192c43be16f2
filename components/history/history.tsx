import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import { PageFrame } from '../page-frame';
import { Export, type ExportState } from './export';
import { Import, type ImportState } from './import';
import { Refresh, type RefreshProps } from './refresh';

export interface HistoryProps {
  exporting: ExportState;
  importing: ImportState;
  refresh: RefreshProps;
  onExport: () => void;
  onImport: (file: File) => void;
}

/** The worker's whole record: to take along, and to bring in. */
export function History(props: HistoryProps): VNode {
  return (
    <PageFrame title={t('historyTitle')} here="history">
      <Refresh {...props.refresh} />
      <Export state={props.exporting} onExport={props.onExport} />
      <Import state={props.importing} onImport={props.onImport} />
    </PageFrame>
  );
}
