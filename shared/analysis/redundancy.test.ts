import { expect, test } from 'vitest'
import type { ProbeReading } from '../domain/reading.ts'
import type { RunResult } from '../domain/runResult.ts'
import { probesOf } from '../testing/aReading.ts'
import { toRedundancy } from './redundancy.ts'

/** `api-1:api` is a container and its role. */
function containersOf(written: string) {
  return written
    .split(' ')
    .filter((one) => one !== '')
    .map((one) => {
      const [name = '', role = ''] = one.split(':')
      return { name, role, service: role, image: 'x' }
    })
}

const asked: ProbeReading[] = probesOf('o', { probe: 'entry', container: 'api-2' })

test.each<{
  containers: string
  probes?: ProbeReading[]
  kind: RunResult['redundancy']['kind']
  singlePoints: string[]
}>([
  { containers: 'api-1:api db:database', kind: 'none', singlePoints: ['api-1', 'db'] },
  { containers: 'lb:balancer api-1:api', kind: 'none', singlePoints: ['lb', 'api-1'] },
  { containers: 'lb:balancer api-1:api api-2:api db:database', kind: 'balancerOnly', singlePoints: ['lb', 'db'] },
  { containers: 'lb:balancer api-1:api api-2:api redis:cache', kind: 'balancerOnly', singlePoints: ['lb'] },
  {
    containers: 'lb-1:balancer lb-2:balancer api-1:api api-2:api db:database',
    kind: 'balancerOnly',
    singlePoints: ['db'],
  },
  {
    containers: 'lb-1:balancer lb-2:balancer api-1:api api-2:api redis:cache log:other',
    kind: 'all',
    singlePoints: [],
  },
  { containers: 'traefik:proxy api-1:api api-2:api', kind: 'balancerOnly', singlePoints: ['traefik'] },
  { containers: 'api-1:api api-2:api db:database', kind: 'none', singlePoints: ['api-1', 'db'] },
  { containers: 'api-1:api api-2:api', probes: asked, kind: 'none', singlePoints: ['api-2'] },
  { containers: 'queue:other', kind: 'none', singlePoints: [] },
  { containers: '', kind: 'none', singlePoints: [] },
])('$containers: $kind', ({ containers, probes = [], kind, singlePoints }) => {
  expect(toRedundancy({ containers: containersOf(containers) }, probes)).toEqual({ kind, singlePoints })
})
