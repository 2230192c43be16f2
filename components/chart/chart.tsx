import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { ChartData } from './draw';

/** A chart for the eye, under its name. Its numbers stand in a table beside it, for everybody. */
export function Chart({ label, data }: { label: string; data: ChartData }): VNode {
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isOver = false;
    let remove = () => {};
    import('./draw').then(
      ({ drawChart }) => {
        if (!isOver && box.current) remove = drawChart(box.current, data);
      },
      () => setFailed(true),
    );
    return () => {
      isOver = true;
      remove();
    };
  }, [data]);
  return (
    <figure class="chart">
      <figcaption>{label}</figcaption>
      {failed ? <p class="note">{t('chartFailed')}</p> : <div class="chart-box" aria-hidden="true" ref={box} />}
    </figure>
  );
}
