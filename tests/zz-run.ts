import { build } from 'esbuild';
import { benchCopy } from '/work/wt/imports/tests/bench/copy';
import { inBenchPage } from '/work/wt/imports/tests/bench/in-page';
import { launchBrowser } from '/work/wt/imports/tests/browsers/launch';
import { extensionFolder } from '/work/wt/imports/tests/practice/build';
import { writeFileSync } from 'node:fs';
const folder = await benchCopy(extensionFolder('chromium'));
await build({ entryPoints: [process.argv[2]!], outfile: folder + '/bench.js', bundle: true, format: 'esm', target: 'es2022', logLevel: 'warning', nodePaths: ['/work/wt/imports/node_modules'] });
const l = await launchBrowser('chromium', { extension: folder, hosts: [], port: 1 });
try {
  for (const call of process.argv.slice(3)) {
    if (call.startsWith('PROFILE ')) {
      const page = await l.newPage(l.extensionUrl('bench.html'));
      await page.waitForFunction('globalThis.bench');
      const s = await page.createCDPSession(); await s.send('Profiler.enable'); await s.send('Profiler.setSamplingInterval', { interval: 500 }); await s.send('Profiler.start');
      const v = await page.evaluate(`bench.${call.slice(8)}`);
      const { profile } = await s.send('Profiler.stop');
      writeFileSync('/tmp/imp/profile.json', JSON.stringify(profile));
      console.log(call, JSON.stringify(v));
      await page.close();
    } else console.log(call, JSON.stringify(await inBenchPage(l, l.extensionUrl(''), call)));
  }
} finally { await l.close(); }
