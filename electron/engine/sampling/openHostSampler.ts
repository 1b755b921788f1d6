import type { HostSampler } from '../ports/host.ts'
import { KernelCounters } from './counters/kernelCounters.ts'
import { DiskMeter } from './diskMeter.ts'
import type { MachineFiles } from './machineFiles.ts'
import { nextLoad } from './nextLoad.ts'
import { StackThreads } from './stackThreads.ts'
import { StealMeter } from './stealMeter.ts'

/** Reads a Linux machine that runs the containers of these first processes. Undefined when it does not tell its load average. */
export function openHostSampler(files: MachineFiles, processIds: ReadonlyMap<string, number>): HostSampler | undefined {
  if (load1(files) === undefined) return undefined
  const disks = new DiskMeter(files)
  const steal = new StealMeter(files)
  const threads = new StackThreads(files, processIds)
  const kernel = new KernelCounters(files, processIds)
  // What did not exist before has had no load: the kernel's mean begins at 0 as well.
  let stackLoad1 = 0
  let beforeMs: number | undefined
  return {
    counters: () => kernel.read(),
    read(nowMs) {
      const load = load1(files)
      const busy = disks.busyPercent(nowMs)
      const stolen = steal.stolenPercent()
      const active = threads.active()
      const intervalMs = beforeMs === undefined ? 0 : nowMs - beforeMs
      if (active !== undefined) stackLoad1 = nextLoad(stackLoad1, active, intervalMs)
      beforeMs = nowMs
      if (load === undefined) return undefined
      return {
        load1: load,
        ...(active === undefined || intervalMs <= 0 ? {} : { stackLoad1 }),
        ...(busy === undefined ? {} : { diskBusyPercent: busy }),
        ...(stolen === undefined ? {} : { stolenPercent: stolen }),
        source: 'engineHost',
      }
    },
  }
}

function load1(files: MachineFiles): number | undefined {
  const first = Number.parseFloat(files.text('/proc/loadavg') ?? '')
  return Number.isNaN(first) ? undefined : first
}
