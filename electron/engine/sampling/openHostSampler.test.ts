import { expect, test } from 'vitest'
import type { MachineFiles } from './machineFiles.ts'
import { openHostSampler } from './openHostSampler.ts'

type Tree = Record<string, string>

function filesOf(tree: Tree): MachineFiles {
  return {
    text: (path) => tree[path],
    head: (path) => tree[path],
    entries: () => undefined,
    exists: (path) => path in tree,
  }
}

const processes = (...ids: readonly number[]) => new Map(ids.map((id) => [`c${id}`, id]))
const diskLine = (name: string, ticks: number): string =>
  `   8       0 ${name} 1 0 8 0 2 0 16 0 0 ${ticks} 5 0 0 0 0 0 0\n`
const threadStat = (id: number, state: string): Tree => ({ [`/proc/${id}/stat`]: `${id} (a (b) c) ${state} 1 1 0` })

/** Two containers of two threads each, in version 1 groups. */
function machine(changes: Tree = {}): Tree {
  return {
    '/proc/loadavg': '1.25 0.80 0.40 3/200 4711\n',
    '/proc/diskstats': diskLine('sda', 1000),
    '/sys/block/sda/device': '',
    '/proc/10/cgroup': '8:pids:/docker/a\n4:memory:/docker/a\n0::/docker/a\n',
    '/proc/20/cgroup': '8:pids:/docker/b\n',
    '/sys/fs/cgroup/pids/docker/a/tasks': '10\n11\n',
    '/sys/fs/cgroup/pids/docker/b/tasks': '20\n21\n',
    ...threadStat(10, 'S'),
    ...threadStat(11, 'R'),
    ...threadStat(20, 'D'),
    ...threadStat(21, 'Z'),
    ...changes,
  }
}

test('a machine without a load average has no readings', () => {
  expect(openHostSampler(filesOf({}), new Map())).toBeUndefined()
})

test('the first reading is the load average alone; the second has what was in between', () => {
  const tree = machine()
  const sampler = openHostSampler(filesOf(tree), processes(10, 20))
  expect(sampler?.read(0)).toEqual({ load1: 1.25, source: 'engineHost' })
  tree['/proc/diskstats'] = diskLine('sda', 1250)
  tree['/proc/loadavg'] = '1.31 0.80 0.40 3/200 4711\n'
  expect(sampler?.read(1000)).toEqual({
    load1: 1.31,
    diskBusyPercent: 25,
    // R and D count, S and Z do not.
    stackLoad1: 2 * (1 - Math.exp(-1 / 60)),
    source: 'engineHost',
  })
})

test('what the machine below gave to others is a share of all cores’ time, and what it says twice counts once', () => {
  // The last two, for guests, are in the first two already.
  const times = (idle: number, steal: number) => ({
    '/proc/stat': `cpu  100 10 50 ${idle} 5 0 5 ${steal} 30 10\ncpu0 50 5 25 ${idle} 5 0 5 ${steal} 30 10\nintr 5\n`,
  })
  const tree = machine(times(1000, 7))
  const sampler = openHostSampler(filesOf(tree), new Map())
  const stolenAt = (nowMs: number, changes: Tree) => {
    Object.assign(tree, changes)
    return sampler?.read(nowMs)?.stolenPercent
  }
  expect(stolenAt(0, {})).toBeUndefined()
  expect(stolenAt(1000, times(1150, 57))).toBe(25)
  expect(stolenAt(2000, times(1350, 57))).toBe(0)
  // A core went offline, and took its times along.
  expect(stolenAt(3000, times(700, 20))).toBeUndefined()
  expect(stolenAt(4000, times(790, 30))).toBe(10)
  expect(stolenAt(5000, { '/proc/stat': 'cpu  1 2 3\n' })).toBeUndefined()
})

test('the busiest disk counts, layers and partitions do not, and a counter that began again is passed over', () => {
  const lines = (sda: number, nvme: number, loop: number, part: number): string =>
    diskLine('sda', sda) + diskLine('nvme0n1', nvme) + diskLine('loop0', loop) + diskLine('sda1', part)
  const tree = machine({ '/sys/block/nvme0n1/device': '', '/proc/diskstats': lines(0, 0, 0, 0) })
  const sampler = openHostSampler(filesOf(tree), new Map())
  const busyAt = (nowMs: number, text: string): number | undefined => {
    tree['/proc/diskstats'] = text
    return sampler?.read(nowMs)?.diskBusyPercent
  }
  busyAt(0, lines(0, 0, 0, 0))
  expect(busyAt(1000, lines(100, 400, 900, 900))).toBe(40)
  expect(busyAt(3000, lines(1100, 400, 900, 900))).toBe(50)
  expect(busyAt(4000, lines(3, 410, 900, 900))).toBe(1)
  // Ticks of 4 ms may add up to more than the interval.
  expect(busyAt(5000, lines(1007, 410, 900, 900))).toBe(100)
})

test('no disk with a device: no figure, not 0', () => {
  const tree = machine()
  delete tree['/sys/block/sda/device']
  const sampler = openHostSampler(filesOf(tree), processes(10, 20))
  sampler?.read(0)
  expect(sampler?.read(1000)).not.toHaveProperty('diskBusyPercent')
})

/** Stack load after five minutes of steps of one second in this tree. */
function settledLoad(tree: Tree, processIds: readonly number[]): number | undefined {
  const sampler = openHostSampler(filesOf(tree), processes(...processIds))
  for (let second = 0; second < 300; second++) sampler?.read(second * 1000)
  return sampler?.read(300_000)?.stackLoad1
}

test.each<{ name: string; changes: Tree; load: number }>([
  { name: 'two of four threads active', changes: {}, load: 2 },
  { name: 'a container that died has an empty group', changes: { '/sys/fs/cgroup/pids/docker/b/tasks': '' }, load: 1 },
  { name: 'a thread that ended meanwhile', changes: { '/sys/fs/cgroup/pids/docker/b/tasks': '20\n99\n' }, load: 2 },
])('the mean settles at the number of active threads: $name', ({ changes, load }) => {
  const tree = machine()
  const sampler = openHostSampler(filesOf(tree), processes(10, 20))
  Object.assign(tree, changes)
  for (let second = 0; second < 300; second++) sampler?.read(second * 1000)
  expect(sampler?.read(300_000)?.stackLoad1).toBeCloseTo(load, 1)
})

test.each<{ name: string; tree: Tree; processIds: readonly number[]; load: number | undefined }>([
  {
    name: 'version 2 groups',
    tree: {
      '/proc/loadavg': '0.10',
      '/proc/10/cgroup': '0::/system.slice/docker-a.scope\n',
      '/sys/fs/cgroup/system.slice/docker-a.scope/cgroup.threads': '10\n11\n',
      ...threadStat(10, 'R'),
      ...threadStat(11, 'R'),
    },
    processIds: [10],
    load: 2,
  },
  { name: 'a container whose group cannot be read', tree: machine(), processIds: [10, 30], load: undefined },
  {
    name: 'a group that is the whole machine',
    tree: machine({ '/proc/10/cgroup': '0::/\n', '/sys/fs/cgroup//cgroup.threads': '10\n' }),
    processIds: [10],
    load: undefined,
  },
  {
    name: 'other users’ processes are hidden',
    tree: Object.fromEntries(Object.entries(machine()).filter(([path]) => !path.endsWith('/stat'))),
    processIds: [10, 20],
    load: undefined,
  },
  { name: 'no containers', tree: machine(), processIds: [], load: undefined },
])('stack load of $name', ({ tree, processIds, load }) => {
  const settled = settledLoad(tree, processIds)
  if (load === undefined) expect(settled).toBeUndefined()
  else expect(settled).toBeCloseTo(load, 1)
})
