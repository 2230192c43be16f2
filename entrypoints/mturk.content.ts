import { defineContentScript } from 'wxt/utils/define-content-script';
import { mturk } from '../lib/platforms/mturk';
import { sendNatively } from '../lib/tracking/native';
import { reportPage } from '../lib/tracking/page-report';
import { whenShown } from '../lib/tracking/when-shown';

export default defineContentScript({
  matches: mturk.matches,
  runAt: 'document_end',
  main() {
    whenShown(document, () => reportPage(mturk, window, sendNatively));
  },
});
