import { writeFileSync } from 'node:fs';
import { importInPage, watchedHistory } from './bench/import-in-page';
import { launchBrowser } from './browsers/launch';
import { generateLog } from './fixtures/logs/generate-log';
import { extensionFolder } from './practice/build';

const n = Number(process.argv[2]);
writeFileSync('/tmp/imp/log.csv', generateLog({ rows: n, seed: 5, startsAt: Date.UTC(2024, 0, 1) }));
const l = await launchBrowser('chromium', { extension: extensionFolder('chromium'), hosts: [], port: 1 });
try {
  const page = await watchedHistory(l);
  await page.evaluate(() => {
    const end = performance.now() + 120;
    while (performance.now() < end);
  });
  await new Promise((r) => setTimeout(r, 500));
  console.log('check', JSON.stringify(await page.evaluate('globalThis.watched')));
  await page.evaluate('Object.assign(watched, { longestTaskMs: 0, tasksOver50: 0 })');
  const s = await page.createCDPSession();
  await s.send('Profiler.enable');
  await s.send('Profiler.setSamplingInterval', { interval: 1000 });
  if (process.argv[3]) await s.send('Profiler.start');
  console.log(JSON.stringify(await importInPage(page, '/tmp/imp/log.csv')));
  if (process.argv[3]) {
    const { profile } = await s.send('Profiler.stop');
    writeFileSync('/tmp/imp/profile.json', JSON.stringify(profile));
  }
  console.log(JSON.stringify(await importInPage(page, '/tmp/imp/log.csv')));
} finally {
  await l.close();
}
