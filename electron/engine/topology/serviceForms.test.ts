// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Compose's syntax
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { planSample, planService, sampleCompose } from './testing/sampleTopology.ts'

/** Each field in every form Compose has for it, and what it comes to. */
test.each<{ name: string; forms: string[]; plan: object }>([
  {
    name: 'environment',
    forms: ['environment: { A: 1, B: true, C: "x=y" }', 'environment: [A=1, B=true, C=x=y]'],
    plan: { environment: { A: '1', B: 'true', C: 'x=y' } },
  },
  {
    name: 'command',
    forms: ['command: nginx -g "daemon off;"', 'command: [nginx, -g, daemon off;]'],
    plan: { command: ['nginx', '-g', 'daemon off;'] },
  },
  {
    name: 'entrypoint',
    forms: ['entrypoint: /serve --now', 'entrypoint: [/serve, --now]'],
    plan: { entrypoint: ['/serve', '--now'] },
  },
  {
    name: 'ports',
    forms: [
      'ports: [8080:80, 127.0.0.1:9000:9000/tcp, "53:53/udp", "7000-7001"]\nexpose: [81]',
      'ports: [{ target: 80, published: 8080 }, 9000, { target: "53", protocol: udp }, "[::1]:1-2:7000-7001"]\nexpose: ["81/tcp"]',
    ],
    plan: { ports: [80, 81, 7000, 7001, 9000] },
  },
  {
    name: 'volumes',
    forms: [
      'volumes: [data:/data, data:/again:ro, ./file.conf:/etc/file.conf:ro]',
      `volumes:
  - { type: volume, source: data, target: /data }
  - { type: volume, source: data, target: /again, read_only: true }
  - { type: bind, source: ./file.conf, target: /etc/file.conf, read_only: true }`,
    ],
    plan: {
      mounts: [
        { kind: 'volume', volume: 'data', target: '/data', readOnly: false },
        { kind: 'volume', volume: 'data', target: '/again', readOnly: true },
        { kind: 'bind', source: expect.stringMatching(/sample.file\.conf$/), target: '/etc/file.conf', readOnly: true },
      ],
    },
  },
  {
    name: 'a volume without a name',
    forms: ['volumes: [/var/lib/data]'],
    plan: { mounts: [{ kind: 'volume', volume: 'app-var-lib-data', target: '/var/lib/data', readOnly: false }] },
  },
  {
    name: 'tmpfs',
    forms: [
      'tmpfs: ["/run:size=67108864", /tmp]',
      'tmpfs: "/run:size=67108864"\nvolumes: [{ type: tmpfs, target: /tmp }]',
      'volumes: [{ type: tmpfs, target: /run, tmpfs: { size: 64m } }, { type: tmpfs, target: /tmp }]',
    ],
    plan: { tmpfs: { '/run': 'size=67108864', '/tmp': '' } },
  },
  {
    name: 'a health test in the shell',
    forms: [
      'healthcheck: { test: curl -f /, timeout: 1m30s, retries: "5" }',
      'healthcheck: { test: [CMD-SHELL, curl -f /], timeout: 90s, retries: 5 }',
    ],
    plan: {
      healthcheck: {
        command: ['/bin/sh', '-c', 'curl -f /'],
        timeoutMs: 90_000,
        retries: 5,
        intervalMs: 30_000,
        startPeriodMs: 0,
      },
    },
  },
  {
    name: 'a health test without a shell, with defaults',
    forms: ['healthcheck: { test: [CMD, pg_isready, -q] }'],
    plan: {
      healthcheck: {
        command: ['pg_isready', '-q'],
        timeoutMs: 30_000,
        retries: 3,
        intervalMs: 30_000,
        startPeriodMs: 0,
      },
    },
  },
  {
    name: 'no health test',
    forms: [
      'init: false',
      'healthcheck: { disable: true }',
      'healthcheck: { test: [NONE] }',
      'healthcheck: { test: a, disable: true }',
    ],
    plan: { healthcheck: undefined },
  },
  {
    name: 'ulimits',
    forms: ['ulimits: { nofile: 65535 }', 'ulimits: { nofile: { soft: 65535, hard: "65535" } }'],
    plan: { ulimits: { nofile: { soft: 65_535, hard: 65_535 } } },
  },
  {
    name: 'sysctls',
    forms: ['sysctls: { net.core.somaxconn: 1024 }', 'sysctls: [net.core.somaxconn=1024]'],
    plan: { sysctls: { 'net.core.somaxconn': '1024' } },
  },
  {
    name: 'labels',
    forms: ['labels: { a: 1, b: }', 'labels: [a=1, b]', 'labels: [a=1, "b="]'],
    plan: { labels: { a: '1', b: '' } },
  },
  {
    name: 'networks',
    forms: ['networks: { default: { aliases: [front] } }'],
    plan: { aliases: ['app', 'front'] },
  },
  {
    name: 'limits and reservations',
    forms: [
      'deploy: { resources: { limits: { cpus: "0.5", memory: 1g, pids: 100 }, reservations: { cpus: 0.25, memory: 512m } } }',
      'deploy: { resources: { limits: { cpus: 0.5, memory: 1073741824, pids: "100" }, reservations: { cpus: "0.25", memory: 512M } } }',
    ],
    plan: {
      limits: { cpus: 0.5, memoryBytes: 1024 ** 3, pids: 100 },
      reservations: { cpus: 0.25, memoryBytes: 512 * 1024 ** 2 },
    },
  },
  {
    name: '0 is no limit',
    forms: [
      'deploy: { resources: { limits: { cpus: "0", memory: 0, pids: -1 }, reservations: { cpus: 0 } } }',
      'deploy: { resources: { limits: } }',
      'deploy:',
      'init: no',
    ],
    plan: { limits: {}, reservations: {} },
  },
  { name: 'restart', forms: ['restart: "no"', 'restart: no', 'init: false'], plan: { restart: { kind: 'no' } } },
  { name: 'restart, always', forms: ['restart: always'], plan: { restart: { kind: 'always' } } },
  { name: 'restart, unless stopped', forms: ['restart: unless-stopped'], plan: { restart: { kind: 'unlessStopped' } } },
  {
    name: 'restart, on failure',
    forms: ['restart: on-failure'],
    plan: { restart: { kind: 'onFailure', maxRetries: 0 } },
  },
  {
    name: 'restart, a few times',
    forms: ['restart: on-failure:3'],
    plan: { restart: { kind: 'onFailure', maxRetries: 3 } },
  },
  {
    name: 'the rest',
    forms: [
      'user: 1000:1000\ninit: "true"\ncpuset: 0-1\nshm_size: 64m\nstop_grace_period: 1m30s\nx-note: [anything]\nlogging: { driver: local, options: { max-size: 1m, max-file: 3 } }',
    ],
    plan: {
      user: '1000:1000',
      init: true,
      cpuset: '0-1',
      shmSizeBytes: 64 * 1024 ** 2,
      stopGraceMs: 90_000,
      logging: { driver: 'local', options: { 'max-size': '1m', 'max-file': '3' } },
    },
  },
  {
    name: 'nothing written',
    forms: ['{}', 'environment:\ncommand:'].map((form) => (form === '{}' ? 'x-nothing: 1' : form)),
    plan: {
      environment: {},
      command: undefined,
      init: false,
      ports: [80],
      restart: { kind: 'no' },
      stopGraceMs: 10_000,
      logging: undefined,
      user: undefined,
      mounts: [],
      tmpfs: {},
      ulimits: {},
    },
  },
])('$name', ({ forms, plan }) => {
  for (const form of forms) {
    const container = planService(`image: a\n${form}`, { 'topologies/sample/file.conf': '' })
    // `toMatchObject` tells an absent key from an undefined one; the plan leaves keys out.
    expect({
      healthcheck: undefined,
      command: undefined,
      logging: undefined,
      user: undefined,
      ...container,
    }).toMatchObject(plan)
  }
})

test.each<[string, object]>([
  ['build: ../../images/a', { dockerfile: 'Dockerfile', args: {} }],
  [
    'build: { context: ../../images/a, dockerfile: other, args: [A=1], target: slim }',
    { dockerfile: 'other', args: { A: '1' }, target: 'slim' },
  ],
  ['build: { context: ../../images/a, args: { A: 1 } }', { dockerfile: 'Dockerfile', args: { A: '1' } }],
])('%s', (build, expected) => {
  const { images } = planSample(sampleCompose(build), { files: { 'images/a/Dockerfile': '', 'images/a/other': '' } })
  expect(images).toEqual([
    {
      reference: 'palier-sample-app:latest',
      build: { context: expect.stringContaining(join('images', 'a')), ...expected },
    },
  ])
})

test('a build without a context is the topology’s own folder', () => {
  const files = { 'topologies/sample/web.Dockerfile': '' }
  const { images } = planSample(sampleCompose('build: { dockerfile: web.Dockerfile }'), { files })
  expect(images[0]?.build?.context).toMatch(/topologies.sample$/)
})

test('env files under environment, later files over earlier ones, absent ones only when they may be', () => {
  const files = { 'topologies/sample/a.env': 'A=a\nB=a\nC=a', 'topologies/sample/b.env': 'B=b\nC=b' }
  const both = planService(
    'image: a\nenv_file: [a.env, { path: b.env }, { path: c.env, required: false }]\nenvironment: [C=c]',
    files,
  )
  expect(both.environment).toEqual({ A: 'a', B: 'b', C: 'c' })
  expect(planService('image: a\nenv_file: a.env', files).environment).toEqual({ A: 'a', B: 'a', C: 'a' })
})

test('an anchor shares what services have in common', () => {
  const more = 'x-common: &common\n  image: shared\n  restart: always'
  const { containers } = planSample(
    sampleCompose('<<: *common\nuser: root', { extra: '' }).replace('services:', `${more}\nservices:`),
  )
  expect(containers).toMatchObject([{ image: 'shared:latest', restart: { kind: 'always' }, user: 'root' }])
})
