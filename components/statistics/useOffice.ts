/** A period counted in the worker: what was asked last, and how far it is. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Asked, Loaded } from '../../lib/office/model.ts';
import type { RemoteOffice } from '../../lib/office/remote.ts';
import type { Words } from '../../lib/ticket/words.ts';
import { officeFailure } from './failure.ts';

export interface OfficeState {
  loaded: Loaded | undefined;
  /** 0 to 1 while it is counting. */
  progress: number | undefined;
  failure: Words | undefined;
  reload: () => void;
}

export function useOffice(office: RemoteOffice, { period, unit, asOf }: Omit<Asked, 'profile'>): OfficeState {
  const [loaded, setLoaded] = useState<Loaded>();
  const [progress, setProgress] = useState<number>();
  const [failure, setFailure] = useState<Words>();
  const running = useRef<AbortController>(undefined);

  const load = () => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    setProgress(0);
    setFailure(undefined);
    const isCurrent = () => running.current === control;
    const onProgress = (share: number) => isCurrent() && setProgress(share);
    const asked = { period, asOf, ...(unit === undefined ? {} : { unit }) };
    office
      .load(asked, { signal: control.signal, onProgress })
      .then(
        (answer) => isCurrent() && setLoaded(answer),
        (error: unknown) => isCurrent() && setFailure(officeFailure(error)),
      )
      .finally(() => isCurrent() && setProgress(undefined));
  };
  useEffect(() => {
    load();
    return () => running.current?.abort();
  }, [period, unit, asOf]);
  return { loaded, progress, failure, reload: load };
}
