import type { Standstills, StoodStill } from '../electron/engine/ports/nullTarget.ts'

/** Stops a process again and again. */
export function standStill(pid: number, { firstMs, everyMs, stallMs, times }: Standstills, nowMs: number): StoodStill {
  const tookMs: number[] = []
  const freeze = () => {
    process.kill(pid, 'SIGSTOP')
    const beganMs = performance.now()
    setTimeout(() => {
      process.kill(pid, 'SIGCONT')
      tookMs.push(performance.now() - beganMs)
    }, stallMs)
  }
  for (let time = 0; time < times; time++) setTimeout(freeze, firstMs + time * everyMs - nowMs)
  return { tookMs }
}
