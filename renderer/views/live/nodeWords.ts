import type { NodeReason } from '../../../shared/live/nodeReason.ts'
import type { NodeNow } from '../../../shared/live/topologyNow.ts'
import { outcomeName } from '../../../shared/text/outcomeName.ts'
import { latencyText } from '../../../shared/text/units.ts'
import type { Text } from '../../text/useText.ts'

/** `users` are the clients' view. */
export function nodeName(name: string, { t }: Text): string {
  return name === 'users' ? t('live.clients') : name
}

export function reasonWords(reason: NodeReason, { t, figures, language }: Text): string {
  switch (reason.kind) {
    case 'died':
      return reason.exitCode === undefined
        ? t('live.reason.died')
        : t('live.reason.exit', { code: figures.count(reason.exitCode) })
    case 'probesFailed':
      return t('live.reason.probesFailed', { count: reason.inARow, outcome: outcomeName(reason.outcome, language) })
    case 'failing':
      return t('live.reason.failing', { percent: figures.percent(reason.fraction, 0) })
    case 'slow':
      return t('live.reason.slow', { latency: latencyText(reason.p95Ms * 1000, language) })
    case 'cpuAtLimit':
      return t('live.reason.cpuAtLimit', { percent: figures.count(reason.percent) })
    default:
      return t(`live.reason.${reason.kind}`)
  }
}

/** What is known of a node, in the order of the drawing. */
export function nodeFacts({ share, cpuPercent, memoryBytes, okPerS, failedPerS }: NodeNow, text: Text): string[] {
  const { t, figures } = text
  return [
    share === undefined ? undefined : t('live.share', { percent: figures.count(share * 100) }),
    cpuPercent === undefined ? undefined : t('live.cpu', { percent: figures.count(cpuPercent) }),
    memoryBytes === undefined ? undefined : t('live.memory', { mebibytes: figures.mebibytes(memoryBytes) }),
    okPerS === undefined ? undefined : t('live.okRate', { rate: figures.rate(okPerS) }),
    failedPerS === undefined || failedPerS === 0 ? undefined : t('live.failedRate', { rate: figures.rate(failedPerS) }),
  ].filter((fact) => fact !== undefined)
}
