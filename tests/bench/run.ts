/**
 * `npm run bench`: prints one JSON object per line, `{"bench", "n", "ms", "baseline_ms", "ratio"}`, the baseline
 * measured in the same run. Progress goes to the standard error.
 */
import { builtExtension } from '../practice/build';
import { benchForecast } from './forecast';
import { benchAttribution, benchLedger } from './ledger';
import { print } from './lines';
import { benchMarks } from './marks';
import { benchPopup } from './popup';

builtExtension('chromium');
print(benchAttribution());
for (const line of await benchForecast()) print(line);
for (const line of await benchLedger()) print(line);
for (const line of await benchPopup()) print(line);
for (const line of await benchMarks()) print(line);
