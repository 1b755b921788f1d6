import { expect, test } from 'vitest'
import { aPlan } from '../../../../shared/testing/aDatabase.ts'
import { printedFigures } from './printedFigures.ts'

test.each<{ name: string; text: string; figures: ReturnType<typeof printedFigures> }>([
  {
    name: 'pages of the whole statement are those of its first step',
    text: aPlan('after', false).text,
    figures: { planningMs: 0.11, executionMs: 2.34, buffersHit: 140, buffersRead: 0 },
  },
  {
    name: 'pages that came from the disk',
    text: 'Seq Scan on units  (…)\n  Buffers: shared read=133 dirtied=2\nPlanning Time: 0.05 ms\nExecution Time: 12.5 ms',
    figures: { planningMs: 0.05, executionMs: 12.5, buffersHit: 0, buffersRead: 133 },
  },
  {
    name: 'planning has pages of its own, which are none of the execution',
    text: 'Result  (…)\nPlanning:\n  Buffers: shared hit=7\nPlanning Time: 0.05 ms\nExecution Time: 0.01 ms',
    figures: { planningMs: 0.05, executionMs: 0.01 },
  },
  { name: 'nothing that is known', text: 'Ergebnis', figures: {} },
])('$name', ({ text, figures }) => {
  expect(printedFigures(text)).toEqual(figures)
})
