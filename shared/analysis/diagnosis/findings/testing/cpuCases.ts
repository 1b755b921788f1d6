import type { Tick } from '../../../../domain/tick.ts'
import { aStack, aStackRun, counters, readings, slowFrom10, throttled, ticks } from './aStack.ts'
import type { RuleCase } from './ruleCase.ts'

const atQuota = (second: number) => (second < 8 ? throttled(30, 100, 0) : throttled(100, 100))
const atFull = (second: number) => (second < 8 ? throttled(30, 100, 0) : throttled(97, 100, 6))
const busy = (percent: number) => (second: number) => ({ cpuPercent: second < 9 ? 10 : percent })
const doubtful: Tick[] = slowFrom10().map((tick) =>
  tick.second < 12 ? tick : { ...tick, doubt: { kind: 'invalid', reasons: ['sendLag', 'generatorCpu'] } },
)
/** More is asked than is carried: as many requests as allowed wait, and the others are not sent. */
const overloaded: Tick[] = slowFrom10().map((tick) => (tick.second < 10 ? tick : { ...tick, dropped: 200 }))
const invalid = (seconds: readonly number[], lagMs: number) => (tick: Tick) =>
  seconds.includes(tick.second)
    ? {
        ...tick,
        doubt: { kind: 'invalid' as const, reasons: ['sendLag' as const] },
        sendLagUs: { p99: lagMs * 1000, max: lagMs * 1000 },
      }
    : tick
const oneWorker = aStack({ parameters: { GUNICORN_WORKERS: 1 } })
const environment = {
  palier: '1',
  node: '24',
  platform: 'linux',
  hostCpus: 8,
  hostMemoryBytes: 1e10,
  cpuModel: '',
  kernel: '',
  engine: {
    name: 'docker',
    version: '1',
    apiVersion: '1',
    cgroupVersion: '2',
    cpus: 8,
    memoryBytes: 1e10,
    operatingSystem: '',
    source: '',
  },
}
const load = (load1: number, stackLoad1: number) =>
  Array.from({ length: 30 }, (_, second) => ({
    atMs: second * 1000,
    load1: second < 10 ? 2 : load1,
    stackLoad1: second < 10 ? 0.5 : stackLoad1,
    source: 'engineHost' as const,
  }))
const databaseAtQuota = readings({ db: (second) => (second < 8 ? throttled(10, 20, 0) : throttled(20, 20)) })
const query = (share: number) => [
  { query: 'SELECT … FROM products', calls: 900, totalMs: share * 1000, meanMs: share },
  { query: 'SELECT … FROM stores', calls: 100, totalMs: (1 - share) * 1000, meanMs: 1 },
]

/** What has to do with who computes, and with what. */
export const cpuCases: readonly RuleCase[] = [
  {
    rule: 'cpuThrottling',
    name: 'both instances use up their quota, and requests pile up',
    run: aStackRun({ ticks: slowFrom10(), readings: readings({ 'api-1': atQuota, 'api-2': atQuota }) }),
    fires: 'high',
  },
  {
    rule: 'cpuThrottling',
    name: 'one uses up its quota in bursts, with a low mean',
    run: aStackRun({ ticks: slowFrom10(0), readings: readings({ 'api-2': () => throttled(40, 100, 4) }) }),
    fires: 'medium api-2',
  },
  {
    rule: 'cpuThrottling',
    name: 'the quota is used up and nobody notices',
    run: aStackRun({ readings: readings({ 'api-1': atQuota, 'api-2': atQuota }) }),
  },
  {
    rule: 'cpuThrottling',
    name: 'clients wait, and the quota is far away',
    run: aStackRun({ ticks: slowFrom10(), readings: readings({ 'api-1': () => throttled(90, 100, 1) }) }),
  },
  {
    rule: 'cpuThrottling',
    name: 'the balancer is throttled now and then at 30 % of its quota',
    run: aStackRun({ ticks: slowFrom10(), readings: readings({ lb: () => throttled(15, 50, 3) }) }),
    fires: 'high lb',
  },
  {
    rule: 'workerSaturation',
    name: 'workers without a pause behind a balancer that is throttled now and then at 30 % of its quota',
    run: aStackRun({
      manifest: aStack({ cpuSets: { containers: '0-15', generator: '16' } }),
      ticks: slowFrom10(),
      readings: readings({ lb: () => throttled(15, 50, 3), 'api-1': busy(395), 'api-2': busy(395) }),
    }),
    fires: 'medium',
  },
  {
    rule: 'workerSaturation',
    name: 'busy workers behind a balancer that has used up its quota',
    run: aStackRun({
      manifest: aStack({ cpuSets: { containers: '0-15', generator: '16' } }),
      ticks: slowFrom10(),
      readings: readings({ lb: () => throttled(50, 50), 'api-1': busy(395), 'api-2': busy(395) }),
    }),
  },
  {
    rule: 'workerSaturation',
    name: 'busy workers of instances that are throttled now and then',
    run: aStackRun({
      manifest: aStack({ cpuSets: { containers: '0-15', generator: '16' } }),
      ticks: slowFrom10(),
      readings: readings({
        'api-1': (second) => (second < 9 ? {} : throttled(350, 700, 4)),
        'api-2': (second) => (second < 9 ? {} : throttled(350, 700, 4)),
      }),
    }),
  },
  {
    rule: 'databaseSaturation',
    name: 'the database is at its quota, the instances are not busy',
    run: aStackRun({
      ticks: slowFrom10(),
      readings: databaseAtQuota,
      counters: counters('db', 'postgresql', () => ({ databaseActive: 18 })),
    }),
    fires: 'high db',
  },
  {
    rule: 'databaseSaturation',
    name: 'the instances are at their quota, too',
    run: aStackRun({
      ticks: slowFrom10(),
      readings: readings({ db: () => throttled(20, 20), 'api-1': atQuota, 'api-2': atQuota }),
    }),
  },
  {
    rule: 'databaseSaturation',
    name: 'the database is at its quota all the time, the instances are throttled now and then at 40 % of theirs',
    run: aStackRun({
      ticks: slowFrom10(),
      readings: readings({
        db: (second) => (second < 8 ? throttled(10, 20, 0) : throttled(20, 20, 10)),
        'api-1': () => throttled(40, 100, 3),
        'api-2': () => throttled(40, 100, 3),
      }),
    }),
    fires: 'high db',
  },
  {
    rule: 'databaseSaturation',
    name: 'the database is at its quota half of the time, behind instances that have used up theirs',
    run: aStackRun({
      ticks: slowFrom10(),
      readings: readings({ db: () => throttled(16, 20, 10), 'api-1': atFull, 'api-2': atFull }),
    }),
  },
  {
    rule: 'dominatingQuery',
    name: 'one of two statements took 80 % of a busy database’s time',
    run: aStackRun({ ticks: slowFrom10(), readings: databaseAtQuota, queries: query(0.8) }),
    fires: 'medium db',
  },
  {
    rule: 'dominatingQuery',
    name: 'no statement took more than half',
    run: aStackRun({ ticks: slowFrom10(), readings: databaseAtQuota, queries: query(0.5) }),
  },
  {
    rule: 'dominatingQuery',
    name: 'the database is idle',
    run: aStackRun({ ticks: slowFrom10(), queries: query(0.8) }),
  },
  {
    rule: 'hostSaturation',
    name: 'all eight cores are busy, none of the containers alone',
    run: aStackRun({
      manifest: aStack({ environment }),
      ticks: slowFrom10(),
      readings: readings({ lb: busy(150), 'api-1': busy(220), 'api-2': busy(220), db: busy(190) }),
      hostReadings: load(14, 12),
    }),
    fires: 'high',
  },
  {
    rule: 'hostSaturation',
    name: 'other programs crowd the machine',
    run: aStackRun({ manifest: aStack({ environment }), ticks: slowFrom10(), hostReadings: load(30, 2) }),
    fires: 'medium',
  },
  {
    rule: 'hostSaturation',
    name: 'other programs crowd the machine, and the instances have all that their quota gives them',
    run: aStackRun({
      manifest: aStack({ environment }),
      ticks: slowFrom10(),
      readings: readings({ 'api-1': atQuota, 'api-2': atQuota }),
      hostReadings: load(30, 2).map((reading) => ({ ...reading, load1: 30 })),
    }),
  },
  {
    rule: 'hostSaturation',
    name: 'three quarters of the cores are in use',
    run: aStackRun({
      manifest: aStack({ environment }),
      ticks: slowFrom10(),
      readings: readings({ 'api-1': busy(290), 'api-2': busy(290) }),
      hostReadings: load(9, 6),
    }),
  },
  {
    rule: 'workerSaturation',
    name: 'four workers of each instance have no pause, and connections wait to be accepted',
    run: aStackRun({
      manifest: aStack({ cpuSets: { containers: '0-15', generator: '16' } }),
      ticks: slowFrom10(),
      readings: readings({ 'api-1': busy(385), 'api-2': busy(385) }),
      counters: counters('api-1', 'kernel', (second) => ({ listenQueue: second < 10 ? 0 : 40 })),
    }),
    fires: 'high',
  },
  {
    rule: 'workerSaturation',
    name: 'one worker at one core of eight',
    run: aStackRun({
      manifest: aStack({ parameters: { GUNICORN_WORKERS: 0 } }),
      ticks: slowFrom10(),
      readings: readings({ 'api-1': busy(98) }),
    }),
    fires: 'medium api-1',
  },
  {
    rule: 'workerSaturation',
    name: 'slow, and the workers have time',
    run: aStackRun({ ticks: slowFrom10(), readings: readings({ 'api-1': busy(90), 'api-2': busy(90) }) }),
  },
  {
    rule: 'workerSaturation',
    name: 'busy workers without a queue',
    run: aStackRun({ ticks: slowFrom10(0), readings: readings({ 'api-1': busy(390), 'api-2': busy(390) }) }),
  },
  {
    rule: 'generatorLimited',
    name: 'most of the run was sent late',
    run: aStackRun({ ticks: doubtful }),
    fires: 'high generator',
  },
  {
    rule: 'workerSaturation',
    name: 'requests are dropped at the cap of an open load, beside three seconds of 150 ms lag',
    run: aStackRun({
      manifest: oneWorker,
      ticks: overloaded.map(invalid([8, 9, 10], 150)),
      readings: readings({ 'api-1': busy(97), 'api-2': busy(97) }),
    }),
    fires: 'medium',
  },
  {
    rule: 'workerSaturation',
    name: 'the generator was half a second late at the beginning, and on time while the workers were busy',
    run: aStackRun({
      manifest: oneWorker,
      ticks: slowFrom10().map(invalid([0, 1, 2, 29], 600)),
      readings: readings({ 'api-1': busy(97), 'api-2': busy(97) }),
    }),
    fires: 'medium',
  },
  {
    rule: 'workerSaturation',
    name: 'the generator was half a second late all the while',
    run: aStackRun({
      manifest: oneWorker,
      ticks: slowFrom10().map(invalid([10, 12, 14, 16, 18, 20, 22, 24], 600)),
      readings: readings({ 'api-1': busy(97), 'api-2': busy(97) }),
    }),
  },
  {
    rule: 'generatorLimited',
    name: 'one second was in doubt',
    run: aStackRun({
      ticks: ticks(() => ({})).map((tick) =>
        tick.second === 9 ? { ...tick, doubt: { kind: 'suspect', reasons: ['loopDelay'] } } : tick,
      ),
    }),
  },
]
