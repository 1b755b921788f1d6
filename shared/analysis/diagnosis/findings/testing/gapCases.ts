import type { Reading } from '../../../../domain/reading.ts'
import type { Tick } from '../../../../domain/tick.ts'
import { aStack, aStackRun, readings, throttled, ticks } from './aStack.ts'
import type { RuleCase } from './ruleCase.ts'

const oneWorker = aStack({ parameters: { GUNICORN_WORKERS: 1 } })
const isLate = (second: number) => second >= 22
const isEarly = (second: number) => second >= 2 && second < 5

/** Three slow seconds soon after the beginning, and trouble from second 22 on. */
const blipAndTrouble: Tick[] = ticks((second) =>
  isLate(second) ? { p95Ms: 3000, started: 150 } : isEarly(second) ? { p95Ms: 3000 } : {},
)
const bothFrom22 = (percent: number) => {
  const busy = (second: number) => ({ cpuPercent: isLate(second) ? percent : 30 })
  return readings({ 'api-1': busy, 'api-2': busy })
}
const duringBoth = (early: Partial<Reading>, late: Partial<Reading>) => (second: number) =>
  isEarly(second) ? early : isLate(second) ? late : {}

/** An early trouble that is over must not hide a later one: what is averaged is averaged in the trouble itself. */
export const gapCases: readonly RuleCase[] = [
  {
    rule: 'workerSaturation',
    name: 'one worker of each instance at 97 % from second 22 on, and three slow seconds long before',
    run: aStackRun({ manifest: oneWorker, ticks: blipAndTrouble, readings: bothFrom22(97) }),
    fires: 'medium',
  },
  {
    rule: 'workerSaturation',
    name: 'slow twice, and the workers have time both times',
    run: aStackRun({ manifest: oneWorker, ticks: blipAndTrouble, readings: bothFrom22(60) }),
  },
  {
    rule: 'databaseSaturation',
    name: 'the instances were throttled in the first trouble, the database alone in the second',
    run: aStackRun({
      ticks: blipAndTrouble,
      readings: readings({
        db: duringBoth(throttled(20, 20), throttled(20, 20)),
        'api-1': duringBoth(throttled(100, 100), {}),
        'api-2': duringBoth(throttled(100, 100), {}),
      }),
    }),
    fires: 'high db',
  },
  {
    rule: 'databaseSaturation',
    name: 'all cores were full twice, the second time of the database’s work',
    run: aStackRun({
      ticks: blipAndTrouble,
      readings: readings({
        db: duringBoth({ cpuPercent: 20 }, { cpuPercent: 620 }),
        lb: duringBoth({ cpuPercent: 720 }, { cpuPercent: 80 }),
      }),
    }),
    fires: 'high db',
  },
  {
    rule: 'memoryLimit',
    name: 'a full memory that is read again from the disk the second time only',
    run: aStackRun({
      ticks: blipAndTrouble,
      readings: readings({
        'api-1': duringBoth(
          { memoryOfLimitPercent: 95, diskReadBytes: 0 },
          { memoryOfLimitPercent: 95, diskReadBytes: 1.2e6 },
        ),
      }),
    }),
    fires: 'high api-1',
  },
  {
    rule: 'unevenDistribution',
    name: 'uneven in both troubles, even between them',
    run: aStackRun({
      ticks: ticks((second) =>
        isLate(second) || second < 6 ? { p95Ms: 3000, instances: { 'api-1': 95, 'api-2': 5 } } : {},
      ),
    }),
    fires: 'medium api-1',
  },
]
