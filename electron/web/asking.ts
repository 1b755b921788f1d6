import { fail, type Result } from '../../shared/contract/answer.ts'
import type { Handlers } from '../../shared/contract/handlers.ts'
import { answer } from '../../shared/contract/serve.ts'
import type { engineRequestNames } from '../../shared/contract/window.ts'
import type { Failure } from '../../shared/domain/failure.ts'
import { releaseData, stopSuite, type Workbench } from '../engine/workbench.ts'

type Name = (typeof engineRequestNames)[number]

const starting: readonly Name[] = ['comparison.start', 'comparison.resume', 'suite.startNamed', 'suite.resumeNamed']
/** What begins something that `end` finds at once, by its announcement: nobody has to wait for it to be up. */
const raising: readonly Name[] = ['data.load']

/** What windows ask of the engine, until the host ends. */
export class Asking {
  readonly #workbench: Workbench
  readonly #starts = new Set<Promise<unknown>>()
  #isEnding = false

  constructor(workbench: Workbench) {
    this.#workbench = workbench
  }

  get handlers(): Handlers {
    return this.#workbench.handlers
  }

  /** Never throws. Nothing is started any more once the host ends. */
  async ask(name: Name, input: unknown): Promise<Result<unknown, Failure>> {
    if (this.#isEnding && [...starting, ...raising].includes(name)) return fail({ kind: 'hostGone' })
    if (!starting.includes(name)) return answer(this.handlers, name, input)
    const answered = answer(this.handlers, name, input)
    this.#starts.add(answered)
    try {
      return await answered
    } finally {
      this.#starts.delete(answered)
    }
  }

  /** Stops the suite or the comparison that is on, also one that is only just starting, and waits until it is down, as is a stack with data. Whether there was a comparison. */
  async end(): Promise<boolean> {
    this.#isEnding = true
    await releaseData(this.handlers)
    await Promise.all(this.#starts)
    if (await stopSuite(this.#workbench)) return true
    const current = await answer(this.handlers, 'comparison.current', {})
    if (!current.ok || current.value.comparisonId === undefined) return false
    const { comparisonId } = current.value
    const ended = Promise.withResolvers<void>()
    const letGo = this.#workbench.hear((announced) => {
      if (announced.name !== 'comparison.events') return
      if (announced.content.some((event) => event.kind === 'ended' && event.comparisonId === comparisonId))
        ended.resolve()
    })
    try {
      const stopped = await answer(this.handlers, 'comparison.stop', { comparisonId })
      // What had ended in the meantime announces nothing any more.
      if (!stopped.ok || !stopped.value.stopping) return false
      await ended.promise
      return true
    } finally {
      letGo()
    }
  }
}
