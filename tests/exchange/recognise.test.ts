import { expect, it } from 'vitest';
import { recognise } from '../../lib/exchange/recognise';
import { generateLog } from '../fixtures/logs/generate-log';

it.each([
  ['a history file', '{"format":"upah-history","version":1', { format: 'upah-history' }],
  [
    'a history file, laid out by hand',
    '\ufeff {\n  "version": 1,\n  "format": "upah-history",',
    { format: 'upah-history' },
  ],
  ['a work log', generateLog({ rows: 2, seed: 1, startsAt: 0 }), { format: 'work-log-csv' }],
  [
    'a work log with a BOM and other separators',
    '\ufeffHIT;Reward_USD;submit_utc;status\r\n',
    { format: 'work-log-csv' },
  ],
  ['other JSON', '{"hits":[]}', { refused: 'unknown-format' }],
  ['other CSV', 'a,b\n1,2\n', { refused: 'unknown-format' }],
  ['zeros', 'a\0\0\0', { refused: 'binary' }],
  ['nothing', '', { refused: 'empty' }],
  ['nothing but space', ' \n', { refused: 'empty' }],
])('recognises %s', async (_what, text, recognised) => {
  expect(await recognise(new Blob([text]))).toEqual(recognised);
});
