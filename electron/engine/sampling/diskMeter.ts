import type { MachineFiles } from './machineFiles.ts'

/** Milliseconds in which the disk had requests in flight since the machine's start: field 13 of a line of /proc/diskstats. */
const ticksField = 12

/** Tells how busy the busiest disk was between two calls. */
export class DiskMeter {
  readonly #files: MachineFiles
  readonly #isDisk = new Map<string, boolean>()
  #before: { readonly nowMs: number; readonly ticks: ReadonlyMap<string, number> } | undefined

  constructor(files: MachineFiles) {
    this.#files = files
  }

  /** 0 to 100; undefined for the first call and where no disk is counted. */
  busyPercent(nowMs: number): number | undefined {
    const ticks = this.#ticks()
    const before = this.#before
    this.#before = { nowMs, ticks }
    if (before === undefined || nowMs <= before.nowMs) return undefined
    const shares = [...ticks].flatMap(([disk, now]) => {
      const then = before.ticks.get(disk)
      // The kernel's counter has 32 bits: once in seven weeks of work it begins again.
      return then === undefined || now < then ? [] : [((now - then) / (nowMs - before.nowMs)) * 100]
    })
    return shares.length === 0 ? undefined : Math.min(100, Math.max(...shares))
  }

  #ticks(): ReadonlyMap<string, number> {
    const lines = (this.#files.text('/proc/diskstats') ?? '').split('\n')
    return new Map(
      lines.flatMap((line) => {
        const fields = line.trim().split(/\s+/)
        const name = fields[2] ?? ''
        const ticks = Number(fields[ticksField])
        return Number.isFinite(ticks) && this.#hasDevice(name) ? [[name, ticks] as const] : []
      }),
    )
  }

  /** Only whole disks have a device: loop, ram, zram, dm and md are layers over them, partitions are parts of them. */
  #hasDevice(name: string): boolean {
    const known = this.#isDisk.get(name)
    if (known !== undefined) return known
    const isDisk = name !== '' && this.#files.exists(`/sys/block/${name.replaceAll('/', '!')}/device`)
    this.#isDisk.set(name, isDisk)
    return isDisk
  }
}
