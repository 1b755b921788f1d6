import type { WindowAnnouncementName, WindowAnnouncements } from '../../shared/contract/window.ts'
import type { WebTab } from './WebTab.ts'

export type Tell = <N extends WindowAnnouncementName>(name: N, content: WindowAnnouncements[N]) => void

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 10_000

/**
 * Hears the WebSocket `/hear`, and connects again when it is lost, less and less often. What is followed has to be followed anew after
 * a gap, so the page is told. Ends when the host does not know this page: only loading it again helps then.
 *
 *   lost -> 1 s -> 2 s -> 4 s -> 8 s -> 10 s -> 10 s …    back    lost -> 1 s …
 */
export async function hearWeb(tab: WebTab, tell: Tell): Promise<void> {
  let state: WindowAnnouncements['window.connection'] = 'back'
  const turn = (to: typeof state): void => {
    if (to !== state) tell('window.connection', to)
    state = to
  }
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    const opened = await tab.token()
    if (!opened.ok && opened.failure.kind === 'notOurWindow') return turn('refused')
    if (opened.ok) {
      const hasHeard = await hearUntilClosed(opened.value, tell, () => turn('back'))
      if (hasHeard) waitMs = FIRST_WAIT_MS
      // A browser does not tell why there was no upgrade: whether the tab is still known shows when it is opened anew.
      else await tab.token(opened.value)
    }
    turn('lost')
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}

/** Whether it was open at all. */
function hearUntilClosed(token: string, tell: Tell, onOpen: () => void): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${location.host}/hear`, ['palier', `tab.${token}`])
    let wasOpen = false
    socket.addEventListener('open', () => {
      wasOpen = true
      onOpen()
    })
    socket.addEventListener('message', ({ data }) => {
      const { name, content } = JSON.parse(String(data)) as { name: WindowAnnouncementName; content: never }
      tell(name, content)
    })
    socket.addEventListener('close', () => resolve(wasOpen))
  })
}
