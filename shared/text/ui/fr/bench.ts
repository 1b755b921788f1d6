import type { FormsOf } from '../../forms.ts'
import type { bench as en } from '../en/bench.ts'

export const bench: Readonly<Record<FormsOf<keyof typeof en>, string>> = {}
