import type { FormsOf } from '../../forms.ts'
import type { history as en } from '../en/history.ts'

export const history: Readonly<Record<FormsOf<keyof typeof en>, string>> = {}
