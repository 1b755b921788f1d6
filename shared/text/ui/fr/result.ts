import type { FormsOf } from '../../forms.ts'
import type { result as en } from '../en/result.ts'

export const result: Readonly<Record<FormsOf<keyof typeof en>, string>> = {}
