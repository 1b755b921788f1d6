import { describe, expect, it } from 'vitest'
import type { HeldPlateau } from './capacityInterval.ts'
import { toOperatingLimits } from './operatingLimits.ts'

/** Level, whether it held, and throughput per second. */
function plateaus(...all: readonly (readonly [number, boolean, number])[]): HeldPlateau[] {
  return all.map(([level, holds, throughputPerS]) => ({
    level,
    unit: 'users',
    lengthMs: 60_000,
    holds,
    throughputPerS,
  }))
}

const linear = plateaus([100, true, 99], [300, true, 296])

describe('operating limits', () => {
  it.each([
    {
      name: 'nothing failed, one instance: the reserve',
      held: linear,
      instances: 1,
      limits: [208, 250, 300, 300, 'reserve'],
    },
    {
      name: 'three instances, as in the study',
      held: linear,
      instances: 3,
      limits: [200, 250, 300, 300, 'instanceLoss'],
    },
    { name: 'two instances', held: linear, instances: 2, limits: [150, 250, 300, 300, 'instanceLoss'] },
    {
      name: 'a wide interval leaves less',
      held: [...linear, ...plateaus([700, false, 310])],
      instances: 1,
      limits: [180, 216, 260, 700, 'reserve'],
    },
    {
      name: 'never more than a fifth for the width',
      held: [...linear, ...plateaus([5000, false, 310])],
      instances: 1,
      limits: [166, 200, 240, 5000, 'reserve'],
    },
    {
      name: 'past the knee: throughput no longer follows the load',
      held: plateaus([100, true, 99], [200, true, 195], [300, true, 220]),
      instances: 1,
      limits: [166, 200, 300, 300, 'knee'],
    },
  ])('$name', ({ held, instances, limits }) => {
    const found = toOperatingLimits(held, instances)
    expect(found && [found.normal, found.peak, found.maximumSafe, found.danger, found.binding]).toEqual(limits)
  })

  it('are not given where no plateau held', () => {
    expect(toOperatingLimits(plateaus([100, false, 20]), 3)).toBeUndefined()
    expect(toOperatingLimits([], 3)).toBeUndefined()
  })

  it('keep their order whatever the plateaus were', () => {
    for (let failed = 301; failed < 3000; failed += 97) {
      for (const instances of [1, 2, 3, 8]) {
        const { normal, peak, maximumSafe, danger } = toOperatingLimits(
          [...linear, ...plateaus([failed, false, 1])],
          instances,
        ) ?? { normal: 1, peak: 0, maximumSafe: 0, danger: 0 }
        expect(normal).toBeLessThanOrEqual(peak)
        expect(peak).toBeLessThanOrEqual(maximumSafe)
        expect(maximumSafe).toBeLessThanOrEqual(danger)
      }
    }
  })

  it('name every reason, the one that leaves least first', () => {
    expect(toOperatingLimits([...linear, ...plateaus([700, false, 310])], 2)?.reductions).toEqual([
      { reason: 'instanceLoss', leaves: 130 },
      { reason: 'reserve', leaves: 180 },
      { reason: 'interval', leaves: 260 },
    ])
  })
})
