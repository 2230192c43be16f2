import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import { PageFrame } from '../page-frame';
import { Bonuses, type BonusesProps } from './bonuses';
import { Export, type ExportState } from './export';
import { Import, type ImportState } from './import';
import { Refresh, type RefreshProps } from './refresh';
import { Tasks, type TasksProps } from './tasks';

export interface HistoryProps {
  exporting: ExportState;
  importing: ImportState;
  refresh: RefreshProps;
  tasks: TasksProps;
  onAssign: BonusesProps['onAssign'];
  onExport: () => void;
  onImport: (file: File) => void;
}

/** The worker's whole record: to look through and correct, to take along, and to bring in. */
export function History(props: HistoryProps): VNode {
  const { page } = props.tasks;
  return (
    <PageFrame title={t('historyTitle')} here="history">
      <Refresh {...props.refresh} />
      <Tasks {...props.tasks} />
      <Bonuses
        bonuses={page?.bonuses ?? []}
        requesters={page?.requesters ?? []}
        tasks={page?.tasks ?? []}
        onAssign={props.onAssign}
      />
      <Export state={props.exporting} onExport={props.onExport} />
      <Import state={props.importing} onImport={props.onImport} />
    </PageFrame>
  );
}
