import { cpuTimes } from './cpuTimes.ts'
import type { MachineFiles } from './machineFiles.ts'

/** Tells how much of this machine's cores the machine below gave to others between two calls. */
export class StealMeter {
  readonly #files: MachineFiles
  #before: readonly number[] | undefined

  constructor(files: MachineFiles) {
    this.#files = files
  }

  /** 0 to 100 of all cores' time, 0 on hardware of its own; undefined for the first call and where the kernel does not tell. */
  stolenPercent(): number | undefined {
    const before = this.#before
    const now = cpuTimes(this.#files.head('/proc/stat'))
    this.#before = now
    if (before === undefined || now === undefined) return undefined
    const passed = now.map((ticks, index) => ticks - (before[index] ?? 0))
    const all = passed.reduce((sum, ticks) => sum + ticks, 0)
    const stolen = passed.at(-1) ?? 0
    // A core that is taken offline takes its times out of the sums.
    return all <= 0 || stolen < 0 ? undefined : Math.min(100, (stolen / all) * 100)
  }
}
