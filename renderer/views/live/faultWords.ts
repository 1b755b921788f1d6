import { assertNever } from '../../../shared/assertNever.ts'
import type { FaultAction } from '../../../shared/domain/fault.ts'
import type { Text } from '../../text/useText.ts'

/** What is done, with its amount: `Delay of 200 ms`. */
export function faultWords(action: FaultAction, { t, figures }: Pick<Text, 't' | 'figures'>): string {
  switch (action.kind) {
    case 'kill':
    case 'crash':
    case 'stop':
    case 'pause':
    case 'restart':
    case 'cut':
      return t(`live.fault.${action.kind}`)
    case 'cpu':
      return t('live.fault.cpu', { count: action.processes })
    case 'memory':
      return t('live.fault.memory', { mebibytes: figures.mebibytes(action.bytes) })
    case 'delay':
      return t('live.fault.delay', { ms: figures.count(action.delayMs) })
    case 'loss':
      return t('live.fault.loss', { percent: figures.plain(action.percent) })
    default:
      return assertNever(action, 'fault')
  }
}
