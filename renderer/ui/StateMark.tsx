import { Mark, type MarkProps } from './Mark.tsx'

export type MarkedState = 'healthy' | 'degraded' | 'unresponsive' | 'down' | 'recovering' | 'unknown'

const fills: Readonly<Record<MarkedState, string>> = {
  healthy: 'var(--ok)',
  degraded: 'var(--deg)',
  unresponsive: 'var(--unr)',
  down: 'var(--down)',
  recovering: 'var(--ok)',
  unknown: 'var(--ink3)',
}

/** Shape first, colour second. Without words beside it the mark needs `label`. */
export function StateMark({ state, size = 12, ...rest }: MarkProps & { readonly state: MarkedState }) {
  return <Mark box={12} size={size} shape={<StateShape state={state} />} {...rest} />
}

/** The mark in a drawing of one's own: 12 × 12, middle at 6, 6. */
export function StateShape({ state }: { readonly state: MarkedState }) {
  const fill = fills[state]
  switch (state) {
    case 'healthy':
      return <circle cx="6" cy="6" r="4" fill={fill} />
    case 'degraded':
      return <path d="M6 1L11 10H1Z" fill={fill} />
    case 'unresponsive':
      return (
        <>
          <path d="M6 1L11 6L6 11L1 6Z" fill="var(--paper)" stroke={fill} strokeWidth="1.6" />
          <circle cx="6" cy="6" r="1.4" fill={fill} />
        </>
      )
    case 'down':
      return (
        <>
          <rect x="1.5" y="1.5" width="9" height="9" fill={fill} />
          <path d="M3.75 3.75l4.5 4.5m0-4.5l-4.5 4.5" stroke="var(--paper)" strokeWidth="1.5" />
        </>
      )
    case 'recovering':
      return (
        <>
          <circle cx="6" cy="6" r="4" fill="var(--paper)" stroke={fill} strokeWidth="1.5" />
          <path d="M6 10A4 4 0 0 1 6 2Z" fill={fill} />
        </>
      )
    case 'unknown':
      return <circle cx="6" cy="6" r="4" fill="none" stroke={fill} strokeWidth="1.3" strokeDasharray="2 1.6" />
  }
}
