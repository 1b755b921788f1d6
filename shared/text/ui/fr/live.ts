import type { FormsOf } from '../../forms.ts'
import type { live as en } from '../en/live.ts'

export const live: Readonly<Record<FormsOf<keyof typeof en>, string>> = {}
