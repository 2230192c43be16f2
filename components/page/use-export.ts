import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExportState } from '../history/export';
import { download } from './download';

/** What the making of a file is given. */
export interface Making {
  signal: AbortSignal;
  /** To be called with the records read so far. */
  onProgress: (records: number) => void;
}

/** Makes one file at a time, and hands it to the browser once it is whole: of a file that is given up there is nothing. */
export function useExport(): {
  state: ExportState;
  run: (fileName: string, count: () => Promise<number>, make: (making: Making) => Promise<Blob>) => void;
  cancel: () => void;
} {
  const [state, setState] = useState<ExportState>({ is: 'idle' });
  const making = useRef<AbortController | null>(null);
  useEffect(() => () => making.current?.abort(), []);
  const save = async (
    fileName: string,
    count: () => Promise<number>,
    make: (making: Making) => Promise<Blob>,
    { signal }: AbortController,
  ) => {
    setState({ is: 'working', done: 0 });
    const records = await count();
    const onProgress = (done: number) =>
      signal.aborted || setState({ is: 'working', done: records === 0 ? 0 : Math.min(1, done / records) });
    const file = await make({ signal, onProgress });
    signal.throwIfAborted();
    download(file, fileName);
    setState({ is: 'done', fileName });
  };
  return {
    state,
    run: (fileName, count, make) => {
      const controller = new AbortController();
      making.current = controller;
      void save(fileName, count, make, controller).catch(() =>
        setState({ is: controller.signal.aborted ? 'cancelled' : 'failed' }),
      );
    },
    cancel: () => making.current?.abort(),
  };
}
