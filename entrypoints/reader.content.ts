import { defineContentScript } from 'wxt/utils/define-content-script';
import { pageMatches, readerFor } from '../lib/platforms/registry';
import { sendNatively } from '../lib/tracking/native';
import { reportPage } from '../lib/tracking/page-report';

export default defineContentScript({
  matches: pageMatches,
  runAt: 'document_end',
  main() {
    const reader = readerFor(new URL(location.href));
    if (reader) reportPage(reader, window, sendNatively);
  },
});
