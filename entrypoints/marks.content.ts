import { defineContentScript } from 'wxt/utils/define-content-script';
import { markPage } from '../lib/marks/mark-page';
import { mturkOffers } from '../lib/platforms/mturk-offers';
import { sendNatively } from '../lib/tracking/native';
import { whenShown } from '../lib/tracking/when-shown';

export default defineContentScript({
  // Written out: what is known of all platforms would be a fifth of this script, which needs the links of one alone.
  matches: ['https://worker.mturk.com/*'],
  runAt: 'document_end',
  main() {
    whenShown(document, () => markPage(mturkOffers, window, sendNatively));
  },
});
