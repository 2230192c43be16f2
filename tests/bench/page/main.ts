/** Runs in a page of the extension's copy: what the benchmarks do inside the browser, called by name. */
import { fill } from './fill';

Object.assign(globalThis, { bench: { fill } });
