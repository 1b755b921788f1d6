import { z } from 'zod'
import { block, forms } from './field.ts'
import { texts } from './lists.ts'
import { duration, text, truth, wholeNumber } from './scalars.ts'

/** A command with its arguments; `null` for `NONE`. */
const test = forms<readonly string[] | null>('a test, as text or as a list that begins with CMD, CMD-SHELL or NONE', {
  scalar: text.transform((line) => ['/bin/sh', '-c', line]),
  list: texts.transform((list, context) => {
    const [form, ...rest] = list
    if (form === 'NONE' && rest.length === 0) return null
    if (form === 'CMD' && rest.length > 0) return rest
    if (form === 'CMD-SHELL' && rest.length === 1) return ['/bin/sh', '-c', ...rest]
    context.addIssue({ code: 'custom', message: 'CMD and a command, CMD-SHELL and one line, or NONE alone' })
    return z.NEVER
  }),
})

/** As far as it is written: an override may bring the rest. */
export const healthcheck = block({
  test: test.optional(),
  interval: duration.optional(),
  timeout: duration.optional(),
  retries: wholeNumber(1, 1000).optional(),
  start_period: duration.optional(),
  // How often Docker itself tests while starting; the engine does that at its own pace.
  start_interval: duration.optional(),
  disable: truth.optional(),
})
