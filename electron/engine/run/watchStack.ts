import type { Reading } from '../../../shared/domain/reading.ts'
import type { Clock, Host, Stack } from '../ports.ts'
import type { RunRecorder } from './runRecorder.ts'

const HOST_EVERY_MS = 1000

/** The streams that watch a stack while its run is on. */
export interface Watch {
  /** Measuring begins: earlier readings get their (negative) place on the time base, later ones are recorded as they come. */
  begin(originMs: number): void
  /** Readings after this are the teardown's, not the run's. */
  end(): void
}

/**
 * Follows deaths and usage of a stack into the recorder. Readings from before measuring are kept back until
 * the time base is known: they are the idle state before the test.
 */
export function watchStack(
  stack: Stack,
  recorder: RunRecorder,
  ports: { clock: Clock; host: Host },
  signal: AbortSignal,
): Watch {
  const over = new AbortController()
  const until = AbortSignal.any([over.signal, signal])
  const early: Array<Omit<Reading, 'atMs'> & { nowMs: number }> = []
  let originMs: number | undefined

  const record = ({ nowMs, ...reading }: Omit<Reading, 'atMs'> & { nowMs: number }): void => {
    if (originMs === undefined) early.push({ nowMs, ...reading })
    else recorder.emit({ kind: 'reading', reading: { ...reading, atMs: Math.round(nowMs - originMs) } })
  }
  stack.follow(({ nowMs: _, ...change }) => recorder.emit({ kind: 'component', ...change }), until)
  stack.sample(record, until)

  return {
    begin(measureStartMs) {
      originMs = measureStartMs
      early.splice(0).forEach(record)
      void sampleHost(recorder, ports, measureStartMs, until)
    },
    end: () => over.abort(),
  }
}

async function sampleHost(
  recorder: RunRecorder,
  { clock, host }: { clock: Clock; host: Host },
  originMs: number,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const load = host.loadAverage()
    if (load === undefined) return
    recorder.emit({ kind: 'host', reading: { ...load, atMs: Math.round(clock.nowMs() - originMs) } })
    await clock.sleep(HOST_EVERY_MS, signal).catch(() => undefined)
  }
}
