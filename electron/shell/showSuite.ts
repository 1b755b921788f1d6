import type { Handlers } from '../../shared/contract/handlers.ts'
import type { HostRequests } from '../../shared/contract/window.ts'
import { suitePage } from '../engine/workbench.ts'

type Show = HostRequests['suite.show']

/** Shows the page about a suite where it lies, as a saved report is shown. The path is the engine's, never the window's. */
export function showSuite(
  handlers: Pick<Handlers, 'suite.stored'>,
  showInFolder: (file: string) => void,
): (ask: Show['ask']) => Promise<Show['answer']> {
  return async ({ suiteId }) => {
    showInFolder(await suitePage(handlers, suiteId))
    return {}
  }
}
