// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Compose's syntax
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { readTopology } from './readTopology.ts'
import { planSample, readSample, sampleCompose } from './testing/sampleTopology.ts'
import { temporaryTree } from './testing/temporaryTree.ts'

const n = 'parameters:\n  N: { type: integer, min: 1, max: 4, default: 2, label: { en: N, fr: N } }'
const choice = 'parameters:\n  C: { type: choice, values: [a, b], default: a, label: { en: C, fr: C } }'

test('everything that is wrong is said at once, with its place', () => {
  const compose = `name: other
version: "3.8"
x-palier:
  titel: { en: A, fr: B }
  entry: { service: web, port: 0 }
  roles: { api: api, ghost: cache, db: databse }
  scenario: catalogue
  parameters:
    N: { type: integer, min: 1, max: 4, default: 9, label: { en: N, fr: N } }
    Q: { type: sizze }
  variants:
    big: { N: 5, Z: 1 }
services:
  api:
    image: a
    privileged: true
    foo: 1
    mem_limit: 1g
    environment:
      A: "\${NOPE}"
      B: "\${N:-2}"
      C: "$"
      D:
    volumes: [/etc:/etc, "a b:c"]
    depends_on: [nobody]
    ports: ["80:99999", { target: 80, publish: 1 }]
    restart: maybe
  none: {}
`
  expect(readSample(compose).problems).toEqual([
    '1:7 name: "other"; sample, the name of the folder',
    '2:1 version: the key "version"; the subset of Compose that Palier reads',
    '3:1 x-palier.title: nothing; a mapping',
    '4:3 x-palier.titel: the unknown key "titel"; one of title, description, entry, roles, health, scenario, parameters, variants, overrides, budgets, prepare, evidence, counters, counter, failover, server, data, database, beforeAfter',
    '5:21 x-palier.entry.service: "web"; one of api, none',
    '5:32 x-palier.entry.port: 0; at least 1',
    '6:22 x-palier.roles.ghost: "ghost", which is no service; one of api, none',
    '6:40 x-palier.roles.db: "databse"; one of balancer, api, cache, database, proxy, other',
    '9:50 x-palier.parameters.N.default: 9; a whole number from 1 to 4',
    '10:5 x-palier.parameters.Q: the parameter Q, which nothing uses; ${Q:-…} somewhere in the file',
    '10:16 x-palier.parameters.Q.type: "sizze"; one of integer, number, choice, size, text',
    '12:15 x-palier.variants.big.N: 5; a whole number from 1 to 4',
    '12:18 x-palier.variants.big.Z: the unknown parameter Z; one of N, Q',
    '16:5 services.api.privileged: the key "privileged"; nothing that reaches beyond the containers of the run',
    expect.stringMatching(/^17:5 services\.api\.foo: the unknown key "foo"; one of build, image, /),
    '18:5 services.api.mem_limit: the key "mem_limit"; the subset of Compose that Palier reads',
    '20:10 services.api.environment.A: ${NOPE}, which is no parameter and has no default; a parameter of `x-palier`, or a default',
    "21:10 services.api.environment.B: ${N:-2}; the parameter's own default, 9",
    '22:10 services.api.environment.C: a lone "$" before the end; the syntax of Compose variables',
    '23:9 services.api.environment.D: no value; a value (Palier does not read your environment)',
    expect.stringMatching(/^24:15 services\.api\.volumes\[0\]: \/etc; a file or folder inside /),
    '24:26 services.api.volumes[1]: "a b:c"; a mount such as data:/var/lib/data or ./file.conf:/etc/file.conf:ro',
    '25:18 services.api.depends_on.nobody: "nobody", which is no service; one of api, none',
    '26:13 services.api.ports[0]: "80:99999"; a port such as 80, 8080:80 or 127.0.0.1:8080:80/tcp',
    '26:39 services.api.ports[1].publish: the unknown key "publish"; one of target, published, host_ip, protocol, app_protocol, mode, name',
    '27:14 services.api.restart: "maybe"; no, always, on-failure, on-failure:5 or unless-stopped',
    '28:3 services.none: neither image nor build; one of image, build',
  ])
})

test('a good one is given, typed, with a baseline that nobody wrote', () => {
  const extra = `${n}\nvariants: { big: { N: 4 } }`
  const root = temporaryTree({
    'topologies/sample/compose.yaml': sampleCompose('image: a\nenvironment: { N: "${N:-2}" }', { extra }),
  })
  const file = join(root, 'topologies/sample/compose.yaml')
  expect(readTopology(file, { allowedRoot: root, showPath: basename })).toEqual({
    problems: [],
    topology: {
      id: 'sample',
      file,
      title: { en: 'Sample', fr: 'Exemple' },
      entry: { service: 'app', port: 80 },
      roles: { app: 'other' },
      scenario: 'any',
      parameters: { N: { type: 'integer', min: 1, max: 4, default: 2, label: { en: 'N', fr: 'N' } } },
      variants: { baseline: {}, big: { N: 4 } },
      budgets: [],
    },
  })
})

test('what it says of its server, its data sets, and what is to be shown', () => {
  const extra = `${choice}
variants: { first: {}, then: { C: b } }
server: { cpus: 1, memory: 2g }
data: { parameter: C, steps: [{ name: seed, method: POST, path: "/seed/{set}" }] }
beforeAfter: { before: first, after: then }`
  const root = temporaryTree({ 'topologies/sample/compose.yaml': sampleCompose('image: a', { extra }) })
  const file = join(root, 'topologies/sample/compose.yaml')
  expect(readTopology(file, { allowedRoot: root, showPath: basename }).topology).toMatchObject({
    server: { cpus: 1, memoryBytes: 2 * 1024 ** 3 },
    data: { parameter: 'C', sets: ['a', 'b'] },
    beforeAfter: { before: 'first', after: 'then' },
  })
})

test.each<{ name: string; extra: string; value?: string; problems: string[] }>([
  {
    name: 'a default in the text that is not the parameter’s',
    extra: n,
    value: '${N:-3}',
    problems: ["11:23 services.app.environment.V: ${N:-3}; the parameter's own default, 2"],
  },
  {
    name: 'a parameter that nothing uses',
    extra: n,
    value: 'x',
    problems: ['8:5 x-palier.parameters.N: the parameter N, which nothing uses; ${N:-…} somewhere in the file'],
  },
  {
    name: 'the same default in other words',
    extra: 'parameters:\n  N: { type: size, default: 1g, label: { en: N, fr: N } }',
    value: '${N:-1024m}',
    problems: [],
  },
  { name: 'a use within another default', extra: n, value: '${X:-${N:-2}}', problems: [] },
  {
    name: 'choices',
    extra:
      'parameters:\n  N: { type: choice, values: [a, 1], default: b, label: { en: N, fr: N } }\nvariants: { v: { N: c }, w: { N: 1 } }',
    value: '${N}',
    problems: ['8:49 x-palier.parameters.N.default: "b"; one of a, 1', '9:23 x-palier.variants.v.N: "c"; one of a, 1'],
  },
  {
    name: 'bounds the wrong way round',
    extra: 'parameters:\n  N: { type: number, min: 5, max: 1, default: 5, label: { en: N, fr: N } }',
    value: '${N:-5}',
    problems: [
      '8:37 x-palier.parameters.N.max: 1; 5 (its min) or more',
      '8:49 x-palier.parameters.N.default: 5; a number from 5 to 1',
    ],
  },
  {
    name: 'names',
    extra: 'parameters:\n  N-1: { type: text, default: "", label: { en: N, fr: N } }\nvariants: { Big: {} }',
    problems: [
      '8:5 x-palier.parameters.N-1: "N-1"; a name of letters, digits and underscores, as for a Compose variable',
      '8:5 x-palier.parameters.N-1: the parameter N-1, which nothing uses; ${N-1:-…} somewhere in the file',
      '9:15 x-palier.variants.Big: "Big"; a name of lower-case letters, digits and hyphens',
    ],
  },
  {
    name: 'budgets',
    extra: `${n}\n  T: { type: text, default: x, label: { en: T, fr: T } }\nbudgets: [{ title: { en: B, fr: B }, multiply: [N, M], available: T }]`,
    value: '${N:-2}${T:-x}',
    problems: [
      '10:54 x-palier.budgets[0].multiply[1]: "M"; the name of a parameter of type integer or number',
      '10:69 x-palier.budgets[0].available: "T"; the name of a parameter of type integer or number',
    ],
  },
  {
    name: 'failover by something that is no choice',
    extra: `${n}\nfailover: { parameter: N, values: {} }`,
    value: '${N:-2}',
    problems: ['9:26 x-palier.failover.parameter: "N"; the name of a parameter of type choice'],
  },
  {
    name: 'failover for a value that cannot be',
    extra:
      'parameters:\n  C: { type: choice, values: [a, b], default: a, label: { en: C, fr: C } }\nfailover: { parameter: C, values: { c: { maxFails: 1, failTimeoutSeconds: -1 } } }',
    value: '${C:-a}',
    problems: ['9:77 x-palier.failover.values.c.failTimeoutSeconds: -1; at least 0'],
  },
  {
    name: 'failover for a value that there is not',
    extra:
      'parameters:\n  C: { type: choice, values: [a, b], default: a, label: { en: C, fr: C } }\nfailover: { parameter: C, values: { c: { maxFails: 1, failTimeoutSeconds: 1 } } }',
    value: '${C:-a}',
    problems: ['9:39 x-palier.failover.values.c: c; one of a, b'],
  },
  {
    name: 'a server with a part of a core, and with a size that is none',
    extra: 'server: { cpus: 1.5, memory: lots }',
    problems: [
      '7:19 x-palier.server.cpus: 1.5; a whole number of cores: containers share them by a CPU set, which cannot give a part of one',
      '7:32 x-palier.server.memory: "lots"; a size such as 2g',
    ],
  },
  {
    name: 'a server without a core, and without memory',
    extra: 'server: { cpus: 0, memory: 0 }',
    problems: ['7:19 x-palier.server.cpus: 0; more than 0'],
  },
  {
    name: 'a server without memory',
    extra: 'server: { cpus: 1, memory: 0 }',
    problems: ['7:30 x-palier.server.memory: 0; a size such as 2g'],
  },
  {
    name: 'data by a choice that only it uses',
    extra: `${choice}\ndata: { parameter: C, steps: [{ name: seed, method: POST, path: "/seed/{set}" }] }`,
    problems: [],
  },
  {
    name: 'data that cannot be read does not make its parameter look unused',
    extra: `${choice}\ndata: { parameter: C, steps: [{ name: seed, method: POST, path: "/seed/{set}", timeout: soon }] }`,
    problems: ['9:91 x-palier.data.steps[0].timeout: "soon"; a duration such as 30s or 1m30s'],
  },
  {
    name: 'data by something that is no choice, and whose set nothing uses',
    extra: `${n}\ndata: { parameter: N, steps: [{ name: seed, method: POST, path: /seed }] }`,
    value: '${N:-2}',
    problems: [
      '9:22 x-palier.data.parameter: "N"; the name of a parameter of type choice',
      '9:25 x-palier.data.steps: no step with {set}; {set} in a path, a header or a body',
    ],
  },
  {
    name: 'data by a parameter that there is not',
    extra: 'data: { parameter: D, steps: [{ name: seed, method: POST, path: "/seed/{set}" }] }',
    problems: ['7:22 x-palier.data.parameter: "D"; the name of a parameter of type choice'],
  },
  {
    name: 'steps of data that need what nobody gave, or give what nobody needs',
    extra: `${choice}\ndata: { parameter: C, steps: [{ name: a, method: POST, path: "/{set}?{user}", headers: { x: "{token}" }, take: { set: /s, token: /t } }, { name: a, method: GET, path: "/{token}", take: { late: /l } }] }`,
    problems: [
      '9:33 x-palier.data.steps[0]: {user}, which has no source; set: the data set, a value, or what a step before this one takes',
      '9:33 x-palier.data.steps[0]: {token}, which has no source; set: the data set, a value, or what a step before this one takes',
      '9:116 x-palier.data.steps[0].take.set: the name set; another name: {set} is the data set',
      '9:148 x-palier.data.steps[1].name: "a" again; each name once',
      '9:190 x-palier.data.steps[1].take.late: the value late, which no step uses; {late} in a path, a header or a body',
    ],
  },
  {
    name: 'the time that a data set takes, of one that there is not',
    extra: `${choice}\ndata: { parameter: C, takes: { huge: 1s }, steps: [{ name: seed, method: POST, path: "/seed/{set}" }] }`,
    problems: ['9:34 x-palier.data.takes.huge: "huge"; one of a, b'],
  },
  {
    name: 'values of data that nothing uses, in a path, of no set and of no account',
    extra: `${choice}\ndata: { parameter: C, counts: "", values: { key: { secret: { environment: KEY, local: k } }, who: { setting: { environment: WHO, default: w } }, set: { setting: { environment: S, default: s } } }, steps: [{ name: a, method: POST, path: "/{set}/{key}/{key}" }], expected: { a: { x: 1 }, c: { x: 1 } }, accounts: [{ name: "{whom}", password: "{key}", role: { en: A, fr: A } }] }`,
    problems: [
      '9:96 x-palier.data.values.who: the value who, which no step uses; {who} in a path, a header or a body',
      '9:148 x-palier.data.values.set: the name set; another name: {set} is the data set',
      '9:239 x-palier.data.steps[0].path: {key}, a secret: servers write paths to their logs; {key} in a header or a body',
      '9:289 x-palier.data.expected.c: "c"; one of a, b',
      '9:323 x-palier.data.accounts[0].name: {whom}, which is no value; one of key, who, set',
    ],
  },
  {
    name: 'a database that is no service, with a name twice',
    extra:
      'database: { service: ghost, database: shop, queries: [{ name: q, title: { en: Q, fr: Q }, sql: SELECT 1 }, { name: q, title: { en: Q, fr: Q }, sql: SELECT 2 }] }',
    problems: [
      '7:24 x-palier.database.service: ghost; the name of a service of this file',
      '7:118 x-palier.database.queries[1].name: "q" again; each name once',
    ],
  },
  {
    name: 'before and after that are no variants',
    extra: 'beforeAfter: { before: then, after: now }',
    problems: [
      '7:26 x-palier.beforeAfter.before: "then"; baseline',
      '7:39 x-palier.beforeAfter.after: "now"; baseline',
    ],
  },
  {
    name: 'before and after that are the same',
    extra: 'beforeAfter: { before: baseline, after: baseline }',
    problems: ['7:43 x-palier.beforeAfter.after: "baseline"; another variant than before'],
  },
  {
    name: 'health',
    extra: 'health: { instance: /x, balancer: { port: 1, path: /s }, timeoutSeconds: soon }',
    problems: [
      '7:23 x-palier.health.instance: a path, and 0 exposed ports on services with the role api; a mapping with `port` and `path`, or one `expose` on the service with the role api',
      '7:27 x-palier.health.balancer: no service with the role balancer; one',
      '7:76 x-palier.health.timeoutSeconds: "soon"; a number of seconds, or 0 for none',
    ],
  },
  {
    name: 'a form of its own',
    extra: 'health: { instance: { port: 99999, path: x } }',
    problems: [
      '7:31 x-palier.health.instance.port: 99999; at most 65535',
      '7:44 x-palier.health.instance.path: "x"; a path that begins with /',
    ],
  },
])('$name', ({ extra, value = 'x', problems }) => {
  expect(
    readSample(sampleCompose(`image: a\nenvironment: { V: "${value}" }`, { extra })).problems.map(relative),
  ).toEqual(problems)

  /** Lines below the block move with its length; they are given as if it were one line long. */
  function relative(problem: string): string {
    return problem.replace(/^(\d+)(?=:\d+ services)/, (line) => String(Number(line) - extra.split('\n').length + 1))
  }
})

test('only a Compose file with the block is a topology', () => {
  expect(readSample('name: sample\nservices:\n  app: { image: a }\n').problems).toEqual([
    '1:1 x-palier: nothing; the block that makes a Compose file a topology',
  ])
})

test('a broken variant is found although the baseline is fine', () => {
  const extra = `${n}\nvariants: { two: { N: 1 } }`
  const { problems } = readSample(sampleCompose('image: a\ndeploy: { replicas: "${N:-2}" }', { extra }))
  expect(problems).toEqual([
    '4:21 x-palier.entry.service: app, which has 2 replicas; one container to send the load to, for example a balancer',
  ])
})

test('an unknown scenario, where scenarios are known', () => {
  const root = temporaryTree({ 'topologies/sample/compose.yaml': sampleCompose('image: a') })
  const options = { allowedRoot: root, showPath: basename, scenarioIds: new Set(['catalogue', 'login']) }
  expect(readTopology(join(root, 'topologies/sample/compose.yaml'), options).problems).toMatchObject([
    { line: 6, column: 13, field: 'x-palier.scenario', found: '"any"', expected: 'one of catalogue, login' },
  ])
})

test('an override file changes one variant, by the rules of Compose', () => {
  const compose = sampleCompose(
    'image: a\ncommand: [a, b]\nenvironment: { A: base, B: base }\nports: [80]\nvolumes: [/a, /b]\ndeploy: { resources: { limits: { cpus: 1, memory: 1g } } }\nhealthcheck: { test: a, retries: 5 }',
    { extra: 'variants: { other: {} }\noverrides: { other: compose.other.yaml }' },
  )
  const files = {
    'topologies/sample/compose.other.yaml':
      'services:\n  app:\n    command: [c]\n    environment: [B=over, C=over]\n    ports: [81]\n    tmpfs: /t\n    volumes: [/b:ro]\n    deploy: { resources: { limits: { memory: 2g } } }\n    healthcheck: { test: b }\n  db: { image: db }\n',
  }
  expect(planSample(compose, { files }).containers).toMatchObject([{ name: 'app', command: ['a', 'b'] }])
  expect(planSample(compose, { files, variant: 'other' }).containers).toMatchObject([
    {
      name: 'app',
      command: ['c'],
      environment: { A: 'base', B: 'over', C: 'over' },
      ports: [80, 81],
      tmpfs: { '/t': '' },
      mounts: [{ target: '/a' }, { target: '/b', readOnly: true }],
      limits: { cpus: 1, memoryBytes: 2 * 1024 ** 3 },
      healthcheck: { command: ['/bin/sh', '-c', 'b'], retries: 5 },
    },
    { name: 'db' },
  ])
})

test('problems of an override are placed in it, its safety included', () => {
  const extra = 'variants: { other: {} }\noverrides: { other: o.yaml, ghost: o.yaml, baseline: gone.yaml }'
  const over = 'name: x\nservices:\n  app:\n    privileged: true\n    depends_on: [ghost]\n    volumes: [/etc:/etc]\n'
  const { problems } = readSample(sampleCompose('image: a', { extra }), { 'topologies/sample/o.yaml': over })
  expect(problems.map((problem) => problem.split(';')[0])).toEqual([
    '8:31 x-palier.overrides.ghost: ghost',
    '8:56 x-palier.overrides.baseline: "gone.yaml"',
    'o.yaml:1:1 name: the key name',
    'o.yaml:4:5 services.app.privileged: the key "privileged"',
    'o.yaml:5:18 services.app.depends_on.ghost: "ghost", which is no service',
    'o.yaml:6:15 services.app.volumes[0]: /etc',
  ])
})
