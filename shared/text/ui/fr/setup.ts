import type { FormsOf } from '../../forms.ts'
import type { setup as en } from '../en/setup.ts'

export const setup: Readonly<Record<FormsOf<keyof typeof en>, string>> = {}
