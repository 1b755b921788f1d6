import { describe, expect, test } from 'vitest'
import { diagnose } from '../../analysis/diagnosis/diagnose.ts'
import { connectionCases } from '../../analysis/diagnosis/findings/testing/connectionCases.ts'
import { cpuCases } from '../../analysis/diagnosis/findings/testing/cpuCases.ts'
import { endCases } from '../../analysis/diagnosis/findings/testing/endCases.ts'
import { faultCases } from '../../analysis/diagnosis/findings/testing/faultCases.ts'
import type { Finding } from '../../domain/diagnosis.ts'
import { looseSigns, unlikeTexts } from '../testing/wordListRules.ts'
import { findingText, noCauseText } from './findingText.ts'
import { en } from './findingWords.en.ts'
import { fr } from './findingWords.fr.ts'

const fired = [...cpuCases, ...connectionCases, ...endCases, ...faultCases].filter(({ fires }) => fires !== undefined)

test('both languages have the same texts with the same values in them', () => {
  expect(unlikeTexts(en, fr)).toEqual([])
  expect(looseSigns(fr)).toEqual([])
})

test.each(fired)('$rule, $name: said in both languages, every value filled in', ({ rule, run }) => {
  const finding = diagnose(run).findings.find((one) => one.rule === rule)
  if (finding === undefined) throw new Error('it did not fire')
  const [english, french] = [findingText(finding), findingText(finding, 'fr')]
  expect(english.sentences.length).toBeGreaterThan(0)
  expect(french.sentences.length).toBe(english.sentences.length)
  expect(french.title).not.toBe(english.title)
  expect(JSON.stringify([english, french])).not.toMatch(/\{\{|undefined|NaN/)
})

describe('in words', () => {
  const exhausted: Finding = {
    rule: 'balancerExhaustion',
    confidence: 'high',
    container: 'lb',
    fromMs: 16_000,
    toMs: 70_000,
    figures: { lines: 10_347, connectionsLimit: 1024, inFlight: 509, http5xx: 10_312, reset: 31_190 },
    evidence: { counters: [], logs: [], outcomes: {}, engine: [] },
    marks: [],
    rulesOut: ['balancerPressure'],
    advice: [{ parameter: 'NGINX_PROFILE', from: 'baseline', direction: 'change' }],
  }
  const plain = (texts: readonly string[]) => texts.map((text) => text.replaceAll(/[\u00a0\u202f]/g, ' '))

  test('the figures, what is ruled out and what to change', () => {
    const { title, sentences, rulesOut, advice, confidence } = findingText(exhausted)
    expect(title).toBe('The balancer ran out of connections')
    expect(plain(sentences)).toEqual([
      'Each of its processes has 1 024, two for each request under way, and up to 509 were under way.',
      '10 347 log lines say “worker_connections are not enough”.',
      'It answered 10 312 requests with an error and reset 31 190 connections.',
    ])
    expect(rulesOut).toBe('Rules out: a balancer short of connections.')
    expect(advice).toEqual(['Change NGINX_PROFILE, now baseline.'])
    expect(confidence).toBe('high')
  })

  test.each<[of: string, changes: Partial<Finding>, title: string, sentences: string[]]>([
    [
      'a signal of somebody else',
      { rule: 'processEnded', container: 'api-1', figures: { exitCode: 137, signal: 9, byFault: 0 } },
      'api-1 ended',
      ['Signal 9 ended it (exit code 137), and nothing says that memory ran out.', 'No fault of this run did it.'],
    ],
    [
      'its own exit',
      { rule: 'processEnded', container: 'db', figures: { exitCode: 1, byFault: 0, goneMs: 1300 } },
      'db ended',
      ['Its process ended by itself, with exit code 1.', 'It was gone for 1.3 s.'],
    ],
    [
      'our fault',
      { rule: 'processEnded', container: 'api-1', figures: { exitCode: 137, signal: 9, byFault: 1 } },
      'api-1 ended',
      ['Signal 9 ended it (exit code 137), and nothing says that memory ran out.', 'A fault of this run did it.'],
    ],
    [
      'pools that are too small',
      {
        rule: 'databaseConnections',
        figures: { instances: 2, workersPerInstance: 4, poolSize: 10, poolConnections: 80, isPool: 1 },
      },
      'The pools ran out of database connections',
      ['2 instances × 4 workers × 10 = 80 connections were too few, while database and instances had CPU to spare.'],
    ],
    [
      'a pool of one worker of one instance',
      {
        rule: 'databaseConnections',
        figures: { instances: 1, workersPerInstance: 1, poolSize: 98, poolConnections: 98, connectionsLimit: 97 },
      },
      'The database ran out of connections',
      [
        '1 instance × 1 worker × 98 = 98 connections that the pools may open; the database has 97 for them, a few more being reserved.',
      ],
    ],
    [
      'one worker for each instance',
      { rule: 'workerSaturation', figures: { cpuPercent: 95, cpuUsablePercent: 100, workersPerInstance: 1 } },
      'The workers could not keep up',
      ['An instance used on average 95 % of the 100 % of a core that its one worker can use.'],
    ],
    [
      'a fault’s moment, as its mark has it',
      {
        rule: 'injectedFault',
        container: 'api-1',
        figures: { faultAtMs: 75_000, forMs: 8000 },
        fault: { atMs: 75_000, action: { kind: 'pause', container: 'api-1' } },
      },
      'An injected fault explains it: api-1, frozen',
      ['It was injected at 1:15 and taken back after 8.0 s.'],
    ],
    [
      'two containers at their quota',
      { rule: 'cpuThrottling', figures: { containers: 2, throttledPercent: 94.1, cpuOfLimitPercent: 99 } },
      '2 containers used up their CPU quota',
      [
        'The quota was used up in 94 % of its periods, in the rest of which the kernel lets nothing run; CPU was at 99 % of the limit.',
      ],
    ],
  ])('%s', (_of, changes, title, sentences) => {
    const { container: _lb, ...others } = exhausted
    const text = findingText({ ...others, rulesOut: [], ...changes })
    expect([text.title, plain(text.sentences)]).toEqual([title, sentences])
    expect(text.rulesOut).toBeUndefined()
  })

  test('nothing established is an answer', () => {
    expect([noCauseText(), noCauseText('fr')]).toEqual(['No cause established', 'Aucune cause établie'])
  })
})
