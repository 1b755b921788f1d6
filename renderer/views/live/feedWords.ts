import { assertNever } from '../../../shared/assertNever.ts'
import type { FeedItem } from '../../../shared/live/feed.ts'
import { laneText, stateText } from '../../../shared/text/diagnosis/stateText.ts'
import { outcomeName } from '../../../shared/text/outcomeName.ts'
import { outcomeText } from '../../../shared/text/runStateText.ts'
import type { Text } from '../../text/useText.ts'
import { faultWords } from './faultWords.ts'
import { phaseUsers } from './runWords.ts'

/** A line of the feed: whom it concerns, which stands out, and what happened. */
export function feedWords(item: FeedItem, text: Text): { readonly subject?: string; readonly words: string } {
  const { t, figures, language, local } = text
  switch (item.kind) {
    case 'phase': {
      const users = phaseUsers(item.phase, text)
      const { index } = item.phase
      return { words: t(index === 0 ? 'live.feed.measuring' : 'live.feed.phase', { number: index + 1, users }) }
    }
    case 'loadEnded':
      return { words: t('live.feed.loadEnded') }
    case 'ended':
      return { words: outcomeText(item.outcome, language) }
    case 'warning':
      return { words: local(item.message) }
    case 'state':
      return { subject: laneText(item.lane, language), words: stateText(item.state ?? 'notKnown', language) }
    case 'component':
      return {
        subject: item.container,
        words:
          item.what === 'died' && item.exitCode !== undefined
            ? t('live.feed.component.exit', { code: item.exitCode })
            : t(`live.feed.component.${item.what}`),
      }
    case 'probeFailed': {
      const values = { probe: t(`live.probe.${item.probe}`), outcome: outcomeName(item.outcome, language) }
      return { subject: asked(item, text), words: t('live.feed.probeFailed', values) }
    }
    case 'probesDown': {
      const values = { n: figures.count(item.inARow), probe: t(`live.probe.${item.probe}`) }
      return { subject: asked(item, text), words: t('live.feed.probesDown', values) }
    }
    case 'probeBack': {
      const values = { count: item.failed, probe: t(`live.probe.${item.probe}`) }
      return { subject: asked(item, text), words: t('live.feed.probeBack', values) }
    }
    case 'firstError': {
      const values = { outcome: outcomeName(item.outcome, language), count: item.count }
      return { words: t('live.feed.firstError', values) }
    }
    case 'fault': {
      const values = { fault: faultWords(item.action, text), message: item.message ? local(item.message) : '' }
      return { subject: item.action.container, words: t(`live.feed.fault.${item.what}`, values).trim() }
    }
    case 'cpuAtLimit': {
      const values = { percent: figures.count(item.percent) }
      return { subject: item.container, words: t('live.feed.cpuAtLimit', values) }
    }
    default:
      return assertNever(item, 'feed item')
  }
}

/** A probe through the entry is what a client sees. */
function asked({ container, probe }: { readonly container: string; readonly probe: string }, { t }: Text): string {
  return probe === 'entry' ? t('live.clients') : container
}
