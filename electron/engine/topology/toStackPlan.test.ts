// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Compose's syntax
import { expect, test } from 'vitest'
import { planSample, readSample, sampleCompose } from './testing/sampleTopology.ts'

const trio = `name: sample
x-palier:
  title: { en: Sample, fr: Exemple }
  entry: { service: lb, port: 80 }
  roles: { lb: balancer, api: api, db: database }
  health:
    entry: /up
    instance: /health
    balancer: { port: 8081, path: /status }
    timeoutSeconds: "\${HEALTH:-0}"
  scenario: any
  parameters:
    N: { type: integer, min: 1, max: 8, default: 3, label: { en: Instances, fr: Instances } }
    CPUS: { type: number, min: 0, default: 0, label: { en: CPUs, fr: CPU } }
    MEMORY: { type: size, default: 0, label: { en: Memory, fr: Mémoire } }
    HEALTH: { type: number, default: 0, label: { en: Health timeout, fr: Délai } }
  variants:
    tuned: { CPUS: 1.0, MEMORY: 1g, HEALTH: 2.5 }
services:
  lb:
    image: lb
    depends_on: { api: { condition: service_healthy } }
  api:
    build: ../../images/api
    expose: [8000]
    depends_on: { db: { condition: service_healthy }, seed: { condition: service_completed_successfully } }
    healthcheck: { test: [CMD, healthy] }
    deploy:
      replicas: \${N:-3}
      resources: { limits: { cpus: "\${CPUS:-0}", memory: "\${MEMORY:-0}" } }
  seed: { image: seed, depends_on: [db] }
  tools: { image: tools, profiles: [debug], depends_on: [api] }
  db:
    image: db:17
    healthcheck: { test: [CMD, healthy] }
networks:
  front: { driver: bridge, internal: true }
`
const files = { 'images/api/Dockerfile': 'FROM x' }

test('replicas are spelled out, in an order to start in', () => {
  const plan = planSample(trio, { files })
  expect(plan.containers.map(({ name, replica, aliases }) => [name, replica, aliases])).toEqual([
    ['db', 1, ['db']],
    ['seed', 1, ['seed']],
    ['api-1', 1, ['api']],
    ['api-2', 2, ['api']],
    ['api-3', 3, ['api']],
    ['lb', 1, ['lb']],
  ])
})

test('depending on a service is depending on each of its replicas', () => {
  const { containers } = planSample(trio, { files, set: { N: '2' } })
  const dependsOn = Object.fromEntries(containers.map((container) => [container.name, container.dependsOn]))
  expect(dependsOn.lb).toEqual([
    { container: 'api-1', condition: 'healthy' },
    { container: 'api-2', condition: 'healthy' },
  ])
  expect(dependsOn['api-2']).toEqual([
    { container: 'db', condition: 'healthy' },
    { container: 'seed', condition: 'completed' },
  ])
  expect(dependsOn.seed).toEqual([{ container: 'db', condition: 'started' }])
})

test('every container has the ports that we dial, and the entry and probes are resolved', () => {
  const plan = planSample(trio, { files, variant: 'tuned' })
  expect(plan.entry).toEqual({ container: 'lb', port: 80 })
  expect(plan.health).toEqual({
    entry: '/up',
    instance: { path: '/health', port: 8000 },
    balancer: { port: 8081, path: '/status' },
    timeoutMs: 2500,
  })
  expect(plan.containers.map(({ name, ports }) => [name, ports])).toEqual([
    ['db', []],
    ['seed', []],
    ['api-1', [8000]],
    ['api-2', [8000]],
    ['api-3', [8000]],
    ['lb', [80, 8081]],
  ])
})

test('a variant and --set change what they name', () => {
  const limits = (variant: string, set = {}) =>
    planSample(trio, { files, variant, set }).containers.find(({ name }) => name === 'api-1')?.limits
  expect(limits('baseline')).toEqual({})
  expect(limits('tuned')).toEqual({ cpus: 1, memoryBytes: 1024 ** 3 })
  expect(limits('tuned', { CPUS: '0.1', MEMORY: '0' })).toEqual({ cpus: 0.1 })
})

test('each image once, under its full name', () => {
  const { images } = planSample(trio, { files })
  expect(images.map(({ reference, build }) => [reference, build === undefined])).toEqual([
    ['db:17', true],
    ['seed:latest', true],
    ['palier-sample-api:latest', false],
    ['lb:latest', true],
  ])
})

test.each<[why: string, service: string, alternatives: unknown]>([
  ['by its image', 'image: "a-${C:-x}"', { parameter: 'C', values: ['y', 'z'] }],
  ['by its build', 'image: a\nbuild: { context: ., args: { C: "${C:-x}" } }', { parameter: 'C', values: ['y', 'z'] }],
  ['within another default', 'image: "a-${NONE:-${C:-x}}"', { parameter: 'C', values: ['y', 'z'] }],
  ['but not by something else', 'image: a\nenvironment: { C: "${C:-x}" }', undefined],
  ['nor by what is no choice', 'image: "a-${C:-x}:${T:-1}"', { parameter: 'C', values: ['y', 'z'] }],
])('what else an image could be, where a choice decides it: %s', (_, service, alternatives) => {
  const extra = `parameters:
  T: { type: text, default: "1", label: { en: T, fr: T } }
  C: { type: choice, values: [x, y, z], default: x, label: { en: C, fr: C } }`
  const compose = sampleCompose(`${service}\nlabels: { T: "\${T:-1}" }`, { extra })
  const { images } = planSample(compose, { files: { 'topologies/sample/Dockerfile': 'FROM x' } })
  expect(images.map((image) => image.alternatives)).toEqual([alternatives])
})

test('the value that is chosen is none of the others', () => {
  const extra = 'parameters:\n  C: { type: choice, values: [x, y, z], default: x, label: { en: C, fr: C } }'
  const [image] = planSample(sampleCompose('image: "a-${C:-x}"', { extra }), { set: { C: 'y' } }).images
  expect(image).toEqual({ reference: 'a-y:latest', alternatives: { parameter: 'C', values: ['x', 'z'] } })
})

test.each<{ name: string; service: string; role: string; names: string[] }>([
  { name: 'an api is numbered even when alone', service: 'image: a', role: 'api', names: ['app-1'] },
  { name: 'written replicas number', service: 'image: a\ndeploy: { replicas: 1 }', role: 'other', names: ['app-1'] },
  { name: 'otherwise the name of the service', service: 'image: a', role: 'database', names: ['app'] },
  { name: 'a host name', service: 'image: a\nhostname: web', role: 'api', names: ['web'] },
])('$name', ({ service, role, names }) => {
  const { containers } = planSample(sampleCompose(service).replace('app: other', `app: ${role}`))
  expect(containers.map(({ name }) => name)).toEqual(names)
})

test.each<{ name: string; service: string; more?: string; problems: string[] }>([
  {
    name: 'a circle',
    service: 'image: a\ndepends_on: [b]',
    more: '  b: { image: b, depends_on: [c] }\n  c: { image: c, depends_on: { app: { condition: service_started } } }',
    problems: ['10:18 services.app.depends_on.b: a circle: app → b → c → app; an order to start in'],
  },
  {
    name: 'an unknown service',
    service: 'image: a\ndepends_on: [ghost]',
    problems: ['10:18 services.app.depends_on.ghost: "ghost", which is no service; one of app'],
  },
  {
    name: 'a service that its profile leaves out',
    service: 'image: a\ndepends_on: { b: { condition: service_started } }',
    more: '  b: { image: b, profiles: [x] }',
    problems: ['10:19 services.app.depends_on.b: "b", which its profile leaves out; one of app'],
  },
  {
    name: 'the health of what has no test',
    service: 'image: a\ndepends_on: { b: { condition: service_healthy } }',
    more: '  b: { image: b, healthcheck: { disable: true } }',
    problems: [
      '10:22 services.app.depends_on.b: service_healthy of b, which has no healthcheck; a healthcheck with a test in b, or service_started',
    ],
  },
  {
    name: 'an entry with replicas',
    service: 'image: a\ndeploy: { replicas: 2 }',
    problems: [
      '4:21 x-palier.entry.service: app, which has 2 replicas; one container to send the load to, for example a balancer',
    ],
  },
  {
    name: 'a host name for replicas',
    service: 'image: a\ndepends_on: [b]',
    more: '  b: { image: b, hostname: x, deploy: { replicas: 2 } }',
    problems: ['11:28 services.b.hostname: "x" for 2 replicas; no hostname on a service with replicas'],
  },
  {
    name: 'one host name twice',
    service: 'image: a\nhostname: x',
    more: '  b: { image: b, hostname: x }',
    problems: ['11:28 services.b.hostname: the name "x", which service app has too; a name of its own'],
  },
  {
    name: 'a replica named like a service',
    service: 'image: a',
    more: '  b: { image: b, deploy: { replicas: 2 } }\n  b-2: { image: c }',
    problems: ['10:3 services.b: the name "b-2", which service b-2 has too; a name of its own'],
  },
  {
    name: 'too many replicas',
    service: 'image: a\ndeploy: { replicas: 65 }',
    problems: ['10:25 services.app.deploy.replicas: 65; a whole number from 1 to 64'],
  },
  {
    name: 'one image name for two builds',
    service: 'build: .\nimage: x',
    more: '  b: { image: x, build: { context: ., args: [A=1] } }',
    problems: ['11:18 services.b.build: another build for "x:latest"; one build for each image name'],
  },
  {
    name: 'undeclared networks and volumes',
    service: 'image: a\nnetworks: [front]\nvolumes: [a:/a, /b, x:/b]',
    problems: [
      '10:16 services.app.networks.front: "front"; a network declared under `networks`',
      '11:15 services.app.volumes[0]: "a"; a volume declared under `volumes`',
      '11:25 services.app.volumes[2]: "x"; a volume declared under `volumes`',
      '11:25 services.app.volumes[2]: /b twice; each target once',
    ],
  },
  {
    name: 'less memory than Docker takes',
    service: 'image: a\ndeploy: { resources: { limits: { memory: 5m } } }',
    problems: [
      '10:46 services.app.deploy.resources.limits.memory: 5242880 bytes; 6m or more (the least Docker accepts), or 0 for none',
    ],
  },
])('$name is a problem', ({ service, more = '', problems }) => {
  const read = readSample(sampleCompose(service, { more }), { 'topologies/sample/Dockerfile': '' })
  expect(read.problems.toSorted()).toEqual(problems.toSorted())
})

const counting = (entry: string) => sampleCompose('image: a', { extra: `counters:\n  - ${entry}` })

test('who counts what, in the containers of the service', () => {
  const { counters } = planSample(counting('{ service: app, kind: postgresql, user: postgres, database: shop }'))
  expect(counters).toEqual([{ container: 'app', kind: 'postgresql', user: 'postgres', database: 'shop' }])
  expect(planSample(sampleCompose('image: a')).counters).toEqual([])
})

test.each([
  ['{ service: app, kind: mysql }', '8:29 x-palier.counters[0].kind: "mysql"; one of postgresql, redis'],
  ['{ service: ghost, kind: redis }', '8:18 x-palier.counters[0].service: ghost; the name of a service of this file'],
  [
    '{ service: app, kind: redis, user: a }',
    '8:36 x-palier.counters[0].user: the unknown key "user"; one of service, kind',
  ],
])('counters that cannot be: %s', (entry, problem) => {
  expect(readSample(counting(entry)).problems).toEqual([problem])
})

const small = sampleCompose('image: a', {
  extra: `parameters:
  SET: { type: choice, values: [small, "very large"], default: small, label: { en: Set, fr: Jeu } }
server: { cpus: 2, memory: 1.5g }
data:
  parameter: SET
  counts: /counts
  takes: { "very large": 2s }
  steps:
    - { name: login, method: POST, path: /login, body: { as: "{set}" }, take: { token: /token } }
    - { name: seed, method: POST, path: "/seed/{set}", headers: { a: "Bearer {token}" }, expect: 201, timeout: 5m }
database:
  service: app
  database: shop
  queries: [{ name: units, title: { en: Units, fr: Lots }, sql: SELECT 1 }]`,
})

test('a server, the data set that the parameter chooses, and the database', () => {
  const { server, data, database } = planSample(small, { set: { SET: 'very large' } })
  expect(server).toEqual({ cpus: 2, memoryBytes: 1.5 * 1024 ** 3 })
  expect(data).toEqual({
    set: 'very large',
    takesMs: 2000,
    steps: [
      {
        name: 'login',
        method: 'POST',
        path: '/login',
        headers: { 'content-type': 'application/json' },
        body: '{"as":"very large"}',
        expect: 200,
        take: { token: { kind: 'json', pointer: '/token' } },
        timeoutMs: 60_000,
      },
      {
        name: 'seed',
        method: 'POST',
        path: '/seed/very%20large',
        headers: { a: 'Bearer {token}' },
        expect: 201,
        timeoutMs: 300_000,
      },
    ],
    counts: '/counts',
  })
  expect(database).toEqual({
    container: 'app',
    database: 'shop',
    queries: [{ name: 'units', title: { en: 'Units', fr: 'Lots' }, sql: 'SELECT 1' }],
  })
  const plain = planSample(sampleCompose('image: a'))
  expect(['server', 'data', 'database'].filter((field) => field in plain)).toEqual([])
})

test('a database with replicas is none to look into', () => {
  const extra = 'roles: { app: database }\ndatabase: { service: app, database: shop }'
  const compose = sampleCompose('image: a\ndeploy: { replicas: 2 }', { extra }).replace('  roles: { app: other }\n', '')
  expect(readSample(compose).problems).toContain(
    '7:24 x-palier.database.service: app, which has 2 replicas; a service with one container',
  )
})
