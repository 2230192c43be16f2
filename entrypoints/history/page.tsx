import type { VNode } from 'preact';
import { PageFrame } from '../../components/page-frame';
import { t } from '../../lib/i18n';
import { BackupPart } from './backup-part';
import { ErasePart } from './erase-part';
import { ExportPart } from './export-part';
import { ImportPart } from './import-part';
import { RefreshPart } from './refresh-part';
import { TasksPart } from './tasks-part';

/** The worker's whole record: to look through and correct, to take along, and to bring in. */
export function HistoryPage(): VNode {
  return (
    <PageFrame title={t('historyTitle')} here="history">
      <RefreshPart />
      <TasksPart />
      <ExportPart />
      <ImportPart />
      <BackupPart />
      <ErasePart />
    </PageFrame>
  );
}
