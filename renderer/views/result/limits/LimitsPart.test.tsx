import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderInApp } from '../../../testing/renderInApp.tsx'
import { sampleCompared } from '../testing/sampleComparison.ts'
import { LimitsPart } from './LimitsPart.tsx'

const capacity = { bounds: { errorRate: 0.01, p95Ms: 1000 }, indicative: false, plateaus: [] }

test('where no configuration has limits the part says why of each, without zones and what to do in them', () => {
  const compared = sampleCompared(
    { configuration: 'solo:baseline', capacity: { ...capacity, belowUsers: 100 } },
    { configuration: 'duo-lb:baseline' },
  )
  renderInApp(<LimitsPart compared={compared} />)
  expect(screen.getByRole('heading', { name: 'Operating limits' })).toBeDefined()
  expect(screen.getByText('No limits: no plateau held.')).toBeDefined()
  expect(screen.getByText('No limits: there is no capacity to derive them from.')).toBeDefined()
  expect(screen.queryByText('danger')).toBeNull()
})
