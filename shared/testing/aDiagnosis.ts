import type { ComponentState, Diagnosis, Evidence, Lane, Mark } from '../domain/diagnosis.ts'

const nothing: Evidence = { counters: [], logs: [], outcomes: {}, engine: [] }
const exhausted = '1024 worker_connections are not enough while connecting to upstream'

/**
 * `duo-lb:baseline` under 700 users: the balancer's 1,024 connections are used up at 3:59, and it never comes back under load.
 * Times are those of a run of five minutes; `scale` stretches them.
 */
export function aDiagnosis(scale = 1): Diagnosis {
  const at = (seconds: number) => Math.round(seconds * 1000 * scale)
  const marks = marksAt(at)
  return {
    lanes: lanesAt(at),
    marks,
    firstSymptomMs: at(189),
    noService: [{ fromMs: at(246), toMs: at(301) }],
    findings: findingsAt(at, marks),
    phases: [
      { phase: 0, clients: 'healthy', broke: [], recovered: [] },
      { phase: 1, clients: 'healthy', broke: [], recovered: [] },
      { phase: 2, clients: 'healthy', broke: [], recovered: [] },
      { phase: 3, clients: 'healthy', broke: [], recovered: [] },
      {
        phase: 4,
        clients: 'degraded',
        firstMark: 1,
        broke: [
          { lane: 'clients', state: 'degraded', atMs: at(189) },
          { lane: 'lb', state: 'degraded', atMs: at(231) },
          { lane: 'lb', state: 'unresponsive', atMs: at(239) },
        ],
        recovered: [],
      },
      {
        phase: 5,
        clients: 'down',
        firstMark: 5,
        broke: [
          { lane: 'clients', state: 'down', atMs: at(246) },
          { lane: 'lb', state: 'down', atMs: at(246) },
          { lane: 'api-2', state: 'down', atMs: at(271) },
        ],
        recovered: [{ lane: 'api-2', atMs: at(289) }],
      },
    ],
    faults: [{ atMs: at(271), action: { kind: 'crash', container: 'api-2' } }],
    failovers: [
      {
        container: 'api-2',
        fault: { atMs: at(271), action: { kind: 'crash', container: 'api-2' } },
        lostAtMs: at(271),
        detectedMs: 1400,
        evenMs: 2100,
        backAtMs: at(282),
        reintegratedMs: 7300,
        lost: { http502: 41, reset: 12 },
        slow: 126,
        interruption: { seconds: 0, degradedSeconds: 2 },
        promised: { maxFails: 1, failTimeoutMs: 10_000 },
      },
    ],
  }
}

type At = (seconds: number) => number

function laneOf(lane: string, role: Lane['role'], at: At, ...turns: readonly [number, ComponentState][]): Lane {
  return {
    lane,
    role,
    spans: turns.map(([from, state], index) => ({ state, fromMs: at(from), toMs: at(turns[index + 1]?.[0] ?? 315) })),
  }
}

function lanesAt(at: At): Lane[] {
  return [
    laneOf(
      'clients',
      'clients',
      at,
      [0, 'healthy'],
      [189, 'degraded'],
      [240, 'unresponsive'],
      [246, 'down'],
      [301, 'notKnown'],
    ),
    laneOf(
      'lb',
      'balancer',
      at,
      [0, 'healthy'],
      [231, 'degraded'],
      [239, 'unresponsive'],
      [246, 'down'],
      [302, 'recovering'],
      [306, 'healthy'],
    ),
    laneOf('api-1', 'api', at, [0, 'healthy']),
    laneOf('api-2', 'api', at, [0, 'healthy'], [271, 'down'], [282, 'recovering'], [289, 'healthy']),
    laneOf('db', 'database', at, [0, 'healthy'], [194, 'degraded'], [252, 'healthy']),
    laneOf('generator', 'generator', at, [0, 'healthy']),
  ]
}

function marksAt(at: At): Mark[] {
  const balancer = (before: number, value: number) => ({
    container: 'lb',
    name: 'connectionsOpen' as const,
    before,
    at: value,
    limit: 1024,
  })
  return [
    {
      number: 1,
      atMs: at(189),
      lane: 'clients',
      sign: 'slow',
      evidence: {
        ...nothing,
        users: 336,
        counters: [
          { container: 'clients', name: 'p95Ms', before: 196, at: 612, limit: 250 },
          { container: 'clients', name: 'throughputPerS', before: 301, at: 318 },
        ],
      },
    },
    {
      number: 2,
      atMs: at(194),
      lane: 'db',
      sign: 'saturated',
      evidence: {
        ...nothing,
        users: 361,
        counters: [
          { container: 'db', name: 'cpuPercent', before: 81, at: 100, limit: 100 },
          { container: 'db', name: 'databaseConnections', before: 62, at: 78, limit: 97 },
        ],
      },
    },
    {
      number: 3,
      atMs: at(231),
      lane: 'lb',
      sign: 'connectionsReused',
      evidence: {
        ...nothing,
        users: 618,
        counters: [balancer(812, 1019)],
        logs: [
          {
            atMs: at(231.4),
            container: 'lb',
            sign: 'connectionsReused',
            line: '[warn] 7#7: *48112 1024 worker_connections are not enough, reusing connections',
            count: 61,
          },
        ],
      },
    },
    {
      number: 4,
      atMs: at(239),
      lane: 'lb',
      sign: 'connectionsExhausted',
      evidence: {
        users: 693,
        counters: [
          balancer(1019, 1024),
          { container: 'lb', name: 'connectionsWaiting', before: 214, at: 0 },
          { container: 'clients', name: 'errorRate', before: 0.002, at: 0.37 },
          { container: 'db', name: 'cpuPercent', before: 100, at: 71, limit: 100 },
        ],
        logs: [
          {
            atMs: at(239.184),
            container: 'lb',
            sign: 'connectionsExhausted',
            line: `[alert] 7#7: *50731 ${exhausted}, client: 198.18.4.1, server: _, request: "GET /products HTTP/1.1"`,
            count: 2318,
          },
          {
            atMs: at(239.6),
            container: 'lb',
            sign: 'upstreamTimedOut',
            line: '[error] 7#7: *50702 upstream timed out (110: Connection timed out) while reading response header from upstream',
            count: 12,
          },
        ],
        outcomes: { ok: 1020, http5xx: 361, reset: 902 },
        engine: [],
      },
    },
    {
      number: 5,
      atMs: at(246),
      lane: 'clients',
      sign: 'noAnswers',
      evidence: { ...nothing, users: 700, outcomes: { reset: 1840, http5xx: 420 } },
    },
    {
      number: 6,
      atMs: at(246.4),
      lane: 'lb',
      sign: 'probesFailed',
      evidence: { ...nothing, users: 700, counters: [balancer(1024, 1024)] },
    },
    {
      number: 7,
      atMs: at(271),
      lane: 'api-2',
      sign: 'fault',
      fault: { atMs: at(271), action: { kind: 'crash', container: 'api-2' } },
      evidence: { ...nothing, users: 700 },
    },
    {
      number: 8,
      atMs: at(271.3),
      lane: 'api-2',
      sign: 'exit',
      exitCode: 137,
      crash: 'ourFault',
      evidence: { ...nothing, users: 700, engine: ['died 137'] },
    },
    {
      number: 9,
      atMs: at(282),
      lane: 'api-2',
      sign: 'restarted',
      evidence: { ...nothing, users: 700, engine: ['started'] },
    },
    { number: 10, atMs: at(302), lane: 'lb', sign: 'answersAgain', evidence: nothing },
  ]
}

function findingsAt(at: At, marks: readonly Mark[]): Diagnosis['findings'] {
  const evidenceOf = (number: number) => marks.find((mark) => mark.number === number)?.evidence ?? nothing
  return [
    {
      rule: 'balancerExhaustion',
      confidence: 'high',
      container: 'lb',
      fromMs: at(239),
      toMs: at(301),
      figures: { connectionsInUse: 1024, connectionsLimit: 1024, lines: 2318, inFlight: 693, http5xx: 361, reset: 902 },
      evidence: evidenceOf(4),
      marks: [3, 4, 5],
      rulesOut: ['workerSaturation', 'memoryLimit', 'descriptorExhaustion', 'generatorLimited'],
      advice: [{ parameter: 'NGINX_PROFILE', from: 'baseline', direction: 'change' }],
    },
    {
      rule: 'databaseSaturation',
      confidence: 'medium',
      container: 'db',
      fromMs: at(194),
      toMs: at(252),
      figures: { cpuOfLimitPercent: 100, cpuPercent: 100, apiCpuPercent: 41, activeStatements: 12 },
      evidence: evidenceOf(2),
      marks: [2, 1],
      rulesOut: ['databaseConnections'],
      advice: [{ parameter: 'DB_CPUS', from: '1.0', direction: 'raise' }],
    },
  ]
}
