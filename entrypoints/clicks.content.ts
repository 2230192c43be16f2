import { defineContentScript } from 'wxt/utils/define-content-script';
import { watchClicks } from '../lib/tracking/clicks';
import { sendNatively } from '../lib/tracking/native';

export default defineContentScript({
  // The `frameMatches` of all readers, written out: importing them would bring the readers into every task frame.
  matches: ['https://www.mturkcontent.com/*'],
  allFrames: true,
  runAt: 'document_start',
  main() {
    watchClicks(window, sendNatively);
  },
});
