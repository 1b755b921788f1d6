import type { Outcome } from '../../../shared/domain/outcome.ts'
import type { Reply } from './readReply.ts'

/** Why there was no answer, in words: `connection refused (connect ECONNREFUSED 198.18.0.3:80)`. */
export function unansweredText({ outcome, message }: Extract<Reply, { kind: 'failed' }>): string {
  return `${outcomeWords(outcome as Outcome)} (${message})`
}

function outcomeWords(outcome: Outcome): string {
  switch (outcome) {
    case 'connectTimeout':
      return 'no connection within the time limit'
    case 'responseTimeout':
      return 'no answer within the time limit'
    case 'refused':
      return 'connection refused'
    case 'reset':
      return 'connection closed before the answer was whole'
    case 'dns':
      return 'name not found'
    default:
      return outcome
  }
}
