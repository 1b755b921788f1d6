import type { CounterReading } from '../../../../shared/domain/counters.ts'
import { definedOnly } from '../../topology/definedOnly.ts'
import { type GroupPaths, groupPaths } from '../groupPaths.ts'
import type { MachineFiles } from '../machineFiles.ts'
import { netstatValue } from './listenQueues.ts'
import { QueueTurns } from './queueTurns.ts'

type Values = CounterReading['values']

/**
 * What the kernel counts of some containers: descriptors, connections not yet accepted, memory limit. Their control groups keep their
 * paths through restarts, so processes are looked up there each time. A container without processes is dead and has no reading.
 */
export class KernelCounters {
  readonly #files: MachineFiles
  readonly #queues: QueueTurns
  readonly #groups: readonly (readonly [container: string, GroupPaths])[]
  /** Container to the process with most descriptors, and its limit: it seldom becomes another. */
  readonly #limits = new Map<string, { readonly pid: string; readonly limit: number | undefined }>()

  constructor(files: MachineFiles, processIds: ReadonlyMap<string, number>) {
    this.#files = files
    this.#queues = new QueueTurns(files)
    this.#groups = [...processIds].map(([container, pid]) => [container, groupPaths(files, pid)])
  }

  /** The longest queue is not looked up of every container each time. */
  read(): { readonly container: string; readonly values: Values }[] {
    const alive = this.#groups.flatMap(([container, group]) => {
      const ids = this.#processesIn(group)
      const [first] = ids
      return first === undefined ? [] : [{ container, group, ids, first }]
    })
    const queues = this.#queues.read(alive.map(({ container, first }) => [container, first]))
    return alive.map(({ container, group, ids, first }) => {
      const netstat = this.#files.text(`/proc/${first}/net/netstat`) ?? ''
      const values = {
        ...this.#descriptors(container, ids),
        listenQueue: queues.get(container),
        listenOverflowsTotal: netstatValue(netstat, 'ListenOverflows'),
        ...this.#memory(group),
      }
      return { container, values: definedOnly<Values>(values) }
    })
  }

  #processesIn({ unified, pids, memory }: GroupPaths): string[] {
    for (const folder of [pids, memory, unified]) {
      const text = folder === undefined ? undefined : this.#files.text(`${folder}/cgroup.procs`)
      if (text !== undefined) return text.split('\n').filter(Boolean)
    }
    return []
  }

  #descriptors(container: string, ids: readonly string[]): Partial<Values> {
    let most = { pid: '', count: -1 }
    for (const pid of ids) {
      const count = this.#files.entries(`/proc/${pid}/fd`) ?? -1
      if (count > most.count) most = { pid, count }
    }
    if (most.count < 0) return {}
    let known = this.#limits.get(container)
    if (known?.pid !== most.pid) {
      known = { pid: most.pid, limit: this.#limitOf(most.pid) }
      this.#limits.set(container, known)
    }
    return definedOnly<Values>({ openFiles: most.count, openFilesLimit: known.limit })
  }

  /** The soft one: it is what a process runs into. `unlimited` is none. */
  #limitOf(pid: string): number | undefined {
    const soft = /^Max open files\s+(\d+)/m.exec(this.#files.text(`/proc/${pid}/limits`) ?? '')?.[1]
    return soft === undefined ? undefined : Number(soft)
  }

  #memory({ unified, memory }: GroupPaths): Partial<Values> {
    const events =
      memory !== undefined || unified === undefined ? undefined : this.#files.text(`${unified}/memory.events`)
    if (events !== undefined) {
      return definedOnly<Values>({
        oomKillsTotal: counted(events, 'oom_kill'),
        memoryLimitHitsTotal: counted(events, 'max'),
      })
    }
    if (memory === undefined) return {}
    // Where memory and memory with swap have the same limit, as Docker sets them, it is the second one that is reached.
    const hits = ['memory.failcnt', 'memory.memsw.failcnt'].flatMap((name) => {
      const count = Number.parseInt(this.#files.text(`${memory}/${name}`) ?? '', 10)
      return Number.isNaN(count) ? [] : [count]
    })
    return definedOnly<Values>({
      oomKillsTotal: counted(this.#files.text(`${memory}/memory.oom_control`) ?? '', 'oom_kill'),
      memoryLimitHitsTotal: hits.length === 0 ? undefined : hits.reduce((sum, count) => sum + count, 0),
    })
  }
}

function counted(text: string, name: string): number | undefined {
  const found = new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}
