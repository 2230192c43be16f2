import { defineContentScript } from 'wxt/utils/define-content-script';
import { measuredSiteOf } from '../lib/platforms/measured-sites';
import { pageMatches } from '../lib/platforms/sites';
import { isHeard } from '../lib/tracking/heard';
import { sendNatively } from '../lib/tracking/native';
import { measurePage } from '../lib/tracking/page-attention';
import { whenShown } from '../lib/tracking/when-shown';

export default defineContentScript({
  matches: pageMatches,
  // Where lists stand in a frame of a page that is not read, the frame has the attention.
  allFrames: true,
  runAt: 'document_end',
  main() {
    const site = measuredSiteOf(new URL(location.href));
    if (site && isHeard(site, window)) whenShown(document, () => measurePage(site, window, sendNatively));
  },
});
