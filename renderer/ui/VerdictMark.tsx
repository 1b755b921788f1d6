import { Mark, type MarkProps } from './Mark.tsx'

export type MarkedVerdict = 'valid' | 'suspect' | 'invalid' | 'pass' | 'fail'

const shapes: Readonly<Record<MarkedVerdict, readonly [stroke: string, path: string]>> = {
  valid: ['var(--ok)', 'M4.2 7.2l2 2 3.6-4.2'],
  suspect: ['var(--deg)', 'M3.6 7.8c1.2-2.4 2.2-2.4 3.4-.8s2.2 1.6 3.4-.8'],
  invalid: ['var(--down)', 'M3.2 10.8l7.6-7.6'],
  pass: ['var(--ok)', 'M2.5 7.5l3 3 6-7'],
  fail: ['var(--down)', 'M3 3l8 8m0-8l-8 8'],
}

/** Always outlined, so that it is never taken for a state. Targets are a bare tick or cross. Without words beside it: `label`. */
export function VerdictMark({ verdict, size = 13, ...rest }: MarkProps & { readonly verdict: MarkedVerdict }) {
  const [stroke, path] = shapes[verdict]
  const shape = (
    <g fill="none" stroke={stroke} strokeWidth="1.6">
      {verdict !== 'pass' && verdict !== 'fail' && <circle cx="7" cy="7" r="5.6" />}
      <path d={path} />
    </g>
  )
  return <Mark box={14} size={size} shape={shape} {...rest} />
}
