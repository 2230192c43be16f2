import { defineContentScript } from 'wxt/utils/define-content-script';
import { appen, linkedJob } from '../lib/platforms/appen';
import { watchFollowed } from '../lib/tracking/followed-links';
import { isHeard } from '../lib/tracking/heard';
import { sendNatively } from '../lib/tracking/native';
import { reportPage } from '../lib/tracking/page-report';
import { whenShown } from '../lib/tracking/when-shown';

export default defineContentScript({
  matches: appen.matches,
  // The platform's portal shows the list in a frame.
  allFrames: true,
  runAt: 'document_end',
  main() {
    if (!isHeard(appen, window)) return;
    whenShown(document, () => {
      reportPage(appen, window, sendNatively);
      watchFollowed(appen.id, linkedJob, window, sendNatively);
    });
  },
});
