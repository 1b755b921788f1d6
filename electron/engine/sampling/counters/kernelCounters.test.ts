import { expect, test } from 'vitest'
import type { MachineFiles } from '../machineFiles.ts'
import { KernelCounters } from './kernelCounters.ts'

/** Files by their text, folders by how many entries they have. */
type Tree = Record<string, string | number>

function filesOf(tree: Tree): MachineFiles {
  const text = (path: string) => {
    const found = tree[path]
    return typeof found === 'string' ? found : undefined
  }
  const entries = (path: string) => {
    const found = tree[path]
    return typeof found === 'number' ? found : undefined
  }
  return { text, head: text, entries, exists: (path) => path in tree }
}

const limits = (soft: string): string =>
  `Limit                     Soft Limit           Hard Limit           Units     \nMax open files            ${soft}                524288               files     \n`
const listening = (waiting: string): string =>
  `  sl  local_address rem_address   st tx_queue rx_queue\n   0: 00000000:1F40 00000000:0000 0A 00000000:${waiting} 00:00000000\n`
const netstat = 'TcpExt: SyncookiesSent ListenOverflows\nTcpExt: 0 5\n'

const processes: Tree = {
  '/proc/10/fd': 4,
  '/proc/11/fd': 1029,
  '/proc/11/limits': limits('20000'),
  '/proc/10/net/tcp': listening('0000000B'),
  '/proc/10/net/netstat': netstat,
}
const common = { openFiles: 1029, openFilesLimit: 20_000, listenQueue: 11, listenOverflowsTotal: 5 }

const version1: Tree = {
  ...processes,
  '/proc/10/cgroup': '8:pids:/docker/a\n4:memory:/docker/a\n0::/docker/a\n',
  '/sys/fs/cgroup/pids/docker/a/cgroup.procs': '10\n11\n',
  '/sys/fs/cgroup/memory/docker/a/memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 2\n',
  '/sys/fs/cgroup/memory/docker/a/memory.failcnt': '3\n',
  '/sys/fs/cgroup/memory/docker/a/memory.memsw.failcnt': '67\n',
}
const version2: Tree = {
  ...processes,
  '/proc/10/cgroup': '0::/system.slice/docker-a.scope\n',
  '/sys/fs/cgroup/system.slice/docker-a.scope/cgroup.procs': '10\n11\n',
  '/sys/fs/cgroup/system.slice/docker-a.scope/memory.events':
    'low 0\nhigh 0\nmax 70\noom 2\noom_kill 2\noom_group_kill 0\n',
}

test.each([
  ['version 1', version1],
  ['version 2', version2],
])('descriptors of the process that has most, the longest queue, the memory limit: groups of %s', (_, tree) => {
  expect(new KernelCounters(filesOf(tree), new Map([['a', 10]])).read()).toEqual([
    { container: 'a', values: { ...common, oomKillsTotal: 2, memoryLimitHitsTotal: 70 } },
  ])
})

test('after a restart the processes are others, and meanwhile there is no reading', () => {
  const tree = { ...version1 }
  const counters = new KernelCounters(filesOf(tree), new Map([['a', 10]]))
  counters.read()
  tree['/sys/fs/cgroup/pids/docker/a/cgroup.procs'] = ''
  expect(counters.read()).toEqual([])
  delete tree['/proc/10/cgroup']
  tree['/sys/fs/cgroup/pids/docker/a/cgroup.procs'] = '30\n'
  Object.assign(tree, { '/proc/30/fd': 7, '/proc/30/limits': limits('1024') })
  expect(counters.read()).toMatchObject([{ container: 'a', values: { openFiles: 7, openFilesLimit: 1024 } }])
})

test('what may not be read is absent, not 0', () => {
  const tree: Tree = {
    '/proc/10/cgroup': '0::/a\n',
    '/sys/fs/cgroup/a/cgroup.procs': '10\n',
    '/proc/10/limits': limits('unlimited'),
  }
  expect(new KernelCounters(filesOf(tree), new Map([['a', 10]])).read()).toEqual([{ container: 'a', values: {} }])
  const open = filesOf({ ...tree, '/proc/10/fd': 3 })
  expect(new KernelCounters(open, new Map([['a', 10]])).read()[0]?.values).toEqual({ openFiles: 3 })
})

const read = (counters: KernelCounters) => counters.read().map(({ values }) => values.listenQueue)

test('queues are read in turn, the one in which connections wait each time, and those without a listener hardly ever', () => {
  const group = (pid: number, name: string): Tree => ({
    [`/proc/${pid}/cgroup`]: `8:pids:/${name}\n`,
    [`/sys/fs/cgroup/pids/${name}/cgroup.procs`]: `${pid}\n`,
    [`/proc/${pid}/net/tcp`]: listening('00000000'),
  })
  const tree = { ...group(10, 'a'), ...group(20, 'b'), ...group(30, 'c') }
  const counters = new KernelCounters(
    filesOf(tree),
    new Map([
      ['a', 10],
      ['b', 20],
      ['c', 30],
    ]),
  )
  // The first round also finds out that nobody listens in the three tcp6 files.
  for (let round = 0; round < 6; round++) read(counters)
  const rounds = () => Array.from({ length: 3 }, () => read(counters))
  expect(rounds().every((queues) => queues.filter((queue) => queue === 0).length === 1)).toBe(true)
  tree['/proc/20/net/tcp'] = listening('00000005')
  rounds()
  expect(rounds().map((queues) => queues[1])).toEqual([5, 5, 5])
  tree['/proc/20/net/tcp'] = listening('00000000')
  rounds()
  expect(rounds().filter((queues) => queues[1] === 0)).toHaveLength(1)
})
