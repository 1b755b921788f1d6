import { expect, test } from 'vitest'
import type { Ask } from '../../../shared/contract/requests.ts'
import { answer } from '../../../shared/contract/serve.ts'
import { fakeWorkbench } from '../testing/fakeWorkbench.ts'

const compose = `name: fronted
x-palier:
  title: { en: Fronted, fr: Derrière un proxy }
  entry: { service: proxy, port: 80 }
  roles: { proxy: proxy }
  scenario: browse
  parameters:
    EDGE: { type: choice, values: [one, two, three], default: one, label: { en: Edge, fr: Proxy } }
  variants:
    second: { EDGE: two }
services:
  proxy:
    image: x/\${EDGE:-one}
`
const files = { 'topologies/fronted/compose.yaml': compose }

test.each<[string, Ask<'image.build'>, readonly string[]]>([
  ['by default of the baseline', { configurations: ['fronted'] }, ['x/one:latest']],
  ['of each variant', { configurations: ['fronted', 'fronted:second'] }, ['x/one:latest', 'x/two:latest']],
  [
    'of values of its own',
    { configurations: ['fronted:second'], parameters: { 'fronted:second': { EDGE: 'three' } } },
    ['x/three:latest'],
  ],
])('images are built %s', async (_, ask, images) => {
  const answered = await answer(fakeWorkbench({ files }).workbench.handlers, 'image.build', ask)
  expect(answered.ok && Object.keys(answered.value)).toEqual(images)
})
