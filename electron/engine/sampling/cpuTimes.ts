/** user, nice, system, idle, iowait, irq, softirq, steal: together all of the time; what follows, of guests, is in the first two already. */
const parts = 8

/** Of all cores together since the machine's start, in hundredths of a second, `steal` last; undefined where `/proc/stat` does not say. */
export function cpuTimes(procStat: string | undefined): readonly number[] | undefined {
  const [, line = ''] = /^cpu +(.*)$/m.exec(procStat ?? '') ?? []
  const times = line.split(' ').slice(0, parts).map(Number)
  return times.length === parts && times.every(Number.isFinite) ? times : undefined
}
