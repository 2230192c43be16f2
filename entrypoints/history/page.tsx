import type { VNode } from 'preact';
import { SectionLinks } from '../../components/history/section-links';
import { useSectionLinks } from '../../components/page/use-address';
import { PageFrame } from '../../components/page-frame';
import { t } from '../../lib/i18n';
import { BackupPart } from './backup-part';
import { DaysPart } from './days-part';
import { ErasePart } from './erase-part';
import { ExportPart } from './export-part';
import { ImportPart } from './import-part';
import { ImportsMadePart } from './imports-made-part';
import { OutsidePart } from './outside-part';
import { OverviewPart } from './overview-part';
import { RefreshPart } from './refresh-part';
import { RequestersPart } from './requesters-part';
import { TasksPart } from './tasks-part';

/** The worker's whole record: to look through and correct, to take along, and to bring in. */
export function HistoryPage(): VNode {
  useSectionLinks();
  return (
    <PageFrame title={t('historyTitle')} here="history">
      <SectionLinks />
      <OverviewPart />
      <RefreshPart />
      <TasksPart />
      <OutsidePart />
      <RequestersPart />
      <DaysPart />
      <ExportPart />
      <ImportPart />
      <ImportsMadePart />
      <BackupPart />
      <ErasePart />
    </PageFrame>
  );
}
