import type { ComponentState } from '../../shared/domain/diagnosis.ts'
import type { MarkedState } from './StateMark.tsx'

/** Which mark a component's state has. */
export function markedState(state: ComponentState): MarkedState {
  return state === 'notKnown' || state === 'starting' ? 'unknown' : state
}
