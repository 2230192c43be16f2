/** Draws a chart. Loaded only where there is something to draw, with the library it draws with. */
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

/** Heights and gaps in CSS pixels. */
const HEIGHT = 180;
const NARROWEST_BAR = 3;
const WIDEST_BAR = 48;
/** What stands between the texts of an axis and the axis. */
const BESIDE_AXIS = 18;
/** The widest that a letter of those texts is. */
const LETTER_WIDTH = 7.5;

export interface ChartData {
  /** `bars` stand for sums, a `line` with its points for rates. */
  kind: 'bars' | 'line';
  /** First days, `YYYY-MM-DD`, the oldest first. */
  starts: readonly string[];
  /** `null` where there is no value, which leaves a gap. */
  values: readonly (number | null)[];
  /** How long a period is, in days: no bar is wider. */
  periodDays: number;
  /** A value, and a day, as people read them. */
  valueText: (value: number) => string;
  dayText: (day: string) => string;
}

/** Puts a chart into an element, as wide as that is and in the colours of the page. @returns takes it away */
export function drawChart(target: HTMLElement, data: ChartData): () => void {
  const color = (name: string) => () => getComputedStyle(target).getPropertyValue(name);
  const seconds = data.starts.map((day) => Date.parse(`${day}T00:00:00Z`) / 1000);
  const axis = {
    stroke: color('--ink-soft'),
    font: '12px system-ui, sans-serif',
    grid: { stroke: color('--line'), width: 1 },
    ticks: { stroke: color('--line'), width: 1 },
  };
  const bars = uPlot.paths.bars?.({ size: [0.7, WIDEST_BAR, NARROWEST_BAR] });
  const chart = new uPlot(
    {
      width: target.clientWidth,
      height: HEIGHT,
      tzDate: (at) => uPlot.tzDate(new Date(at * 1000), 'UTC'),
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { range: (_, min, max) => roundPeriod(min, max, data.periodDays) },
        y: { range: (_, __, max) => [0, max > 0 ? max * 1.1 : 1] },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          space: 90,
          values: (_, splits) => splits.map((at) => data.dayText(new Date(at * 1000).toISOString().slice(0, 10))),
        },
        { ...axis, size: (_, texts) => widthOf(texts ?? []), values: (_, splits) => splits.map(data.valueText) },
      ],
      series: [
        {},
        data.kind === 'bars' && bars
          ? { paths: bars, fill: color('--paid'), stroke: color('--paid'), points: { show: false } }
          : {
              stroke: color('--below'),
              width: 2,
              spanGaps: true,
              points: { show: true, size: 6, fill: color('--below') },
            },
      ],
    },
    [seconds, [...data.values]],
    target,
  );
  const sizes = new ResizeObserver(() => chart.setSize({ width: target.clientWidth, height: HEIGHT }));
  sizes.observe(target);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const redraw = () => chart.redraw();
  scheme.addEventListener('change', redraw);
  return () => {
    sizes.disconnect();
    scheme.removeEventListener('change', redraw);
    chart.destroy();
  };
}

/** Room for the longest of some texts beside an axis, in pixels; amounts are longer in some languages than in others. */
function widthOf(texts: readonly string[]): number {
  return BESIDE_AXIS + LETTER_WIDTH * Math.max(0, ...texts.map(({ length }) => length));
}

/** Half a period of room at each end, so that the outermost bars are whole. */
function roundPeriod(min: number, max: number, periodDays: number): [number, number] {
  const half = (periodDays * 86_400) / 2;
  return [min - half, max + half];
}
