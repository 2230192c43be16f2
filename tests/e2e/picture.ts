/**
 * Makes the README's picture of the popup, `docs/popup.png`, from an invented day in a real browser:
 * `npx tsx tests/e2e/picture.ts`, after a build.
 */
import { join } from 'node:path';
import { bringIn } from './exchange';
import { openPage, showIn } from './pages';
import { afternoonZone, noonDaysAgo, Past } from './past';
import { openStage } from './stage';

const PICTURE = join(import.meta.dirname, '..', '..', 'docs', 'popup.png');
const WIDTH = 380;
const HOUR_MS = 3_600_000;

/** A morning's work: surveys that pay, receipts that do not, and what nobody pays for. */
function day(): Past {
  const receipts = { requester: 'Receipt Reading Co.', reward: 0.1, title: 'Read a till receipt' };
  const surveys = { requester: 'Lantern Survey Lab', title: 'Everyday choices' };
  const pictures = { requester: 'Fair Pictures', reward: 0.5, title: 'Which picture shows a cat?' };
  return new Past(noonDaysAgo(1))
    .tasks({ ...receipts, seconds: [90, 110, 120] })
    .from(Date.now() - 3.5 * HOUR_MS)
    .unpaid('searching', 1640)
    .tasks({ ...surveys, reward: 1.5, seconds: [640, 710] })
    .unpaid('queue', 190)
    .tasks({ ...pictures, seconds: [170, 150, 185, 160, 205, 140, 175, 190] })
    .tasks({ ...receipts, seconds: [150, 200, 130, 170] })
    .unpaid('messages', 250)
    .task({ ...surveys, reward: 2.25, seconds: 980, state: 'submitted' })
    .task({ ...pictures, seconds: 260, state: 'rejected' })
    .task({ ...surveys, reward: 1.5, seconds: 320, state: 'returned' })
    .unpaid('payments', 75);
}

process.env.TZ = afternoonZone();
const stage = await openStage();
try {
  await bringIn(stage, 'history.json', day().file());
  const popup = await openPage(stage, 'popup.html');
  await showIn('light', stage, popup);
  await popup.setViewport({ width: WIDTH, height: 600, deviceScaleFactor: 2 });
  await popup.waitForSelector('[data-requester]');
  await popup.screenshot({ path: PICTURE, fullPage: true });
  console.log(`Wrote ${PICTURE}`);
} finally {
  await stage.close();
}
