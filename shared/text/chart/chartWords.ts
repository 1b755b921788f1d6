import type { ChartWords } from '../../charts/chartWords.ts'
import { failedOutcomes } from '../../charts/outcomeFill.ts'
import type { Texts } from '../createTexts.ts'
import type { chart } from './en.ts'

const rows = [
  'load',
  'rate',
  'latency',
  'errors',
  'cpu',
  'memory',
  'hostLoad',
  'throughput',
  'p95',
  'errorRate',
] as const

/** What the charts say, in the reader's language: on the screen, in HTML and on paper the same. */
export function chartWords({ t, figures }: Pick<Texts<typeof chart>, 't' | 'figures'>): ChartWords {
  return {
    title: byName(rows, (row) => t(`chart.${row}`)),
    unit: byName(rows, (row) => t(`chart.unit.${row}`)),
    users: t('chart.users'),
    planned: t('chart.planned'),
    ok: t('chart.ok'),
    failed: t('chart.failed'),
    outcome: byName(failedOutcomes, (outcome) => t(`failure.${outcome}`)),
    host: t('chart.host'),
    stack: t('chart.stack'),
    noData: t('word.noData'),
    targetP95: (ms) => t('chart.target', { ms: figures.ms(ms * 1000) }),
    countText: (value) => (Number.isInteger(value) ? figures.count(value) : figures.rate(value)),
    msText: (ms) => figures.ms(ms * 1000),
    latencyTickText: (ms) =>
      ms >= 1000 ? `${figures.count(ms / 1000)}\u00a0s` : String(ms).replace('.', figures.decimal(0.1, 1).charAt(1)),
    decimalText: (value) => figures.decimal(value, 2),
    timeText: figures.runTime,
  }
}

function byName<K extends string>(names: readonly K[], text: (name: K) => string): Record<K, string> {
  return Object.fromEntries(names.map((name) => [name, text(name)])) as Record<K, string>
}
