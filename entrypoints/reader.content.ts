import { defineContentScript } from 'wxt/utils/define-content-script';
import { pageMatches, readerFor } from '../lib/platforms/registry';
import { sendNatively } from '../lib/tracking/native';
import { reportPage } from '../lib/tracking/page-report';
import { whenShown } from '../lib/tracking/when-shown';

export default defineContentScript({
  matches: pageMatches,
  runAt: 'document_end',
  main() {
    const reader = readerFor(new URL(location.href));
    if (reader) whenShown(document, () => reportPage(reader, window, sendNatively));
  },
});
