import type { WindowAnnouncementName, WindowAnnouncements } from '../../shared/contract/window.ts'
import type { WebTab } from './WebTab.ts'

export type Tell = <N extends WindowAnnouncementName>(name: N, content: WindowAnnouncements[N]) => void

const QUIET_WAIT_MS = 200
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 10_000

/**
 * Hears the WebSocket `/hear`, and connects again when it is lost, less and less often. What is followed has to be followed anew after
 * a gap, so the page is told, also of one so short that it was not told of the loss: a network that comes or goes makes the browser give up
 * what is just connecting, and the next attempt is all right. Ends when the host does not know this page: only loading it again helps then.
 *
 *   gone -> 0.2 s -> back
 *   gone -> 0.2 s -> lost -> 1 s -> 2 s -> 4 s -> 8 s -> 10 s -> 10 s …    back
 */
export async function hearWeb(tab: WebTab, tell: Tell): Promise<void> {
  let isFirst = true
  let isLost = false
  for (let waitMs = QUIET_WAIT_MS; ; waitMs = nextWaitMs(waitMs)) {
    const opened = await tab.token()
    if (!opened.ok && opened.failure.kind === 'notOurWindow') return tell('window.connection', 'refused')
    if (opened.ok) {
      const hasHeard = await hearUntilClosed(opened.value, tell, () => {
        if (!isFirst) tell('window.connection', 'back')
        isFirst = false
        isLost = false
      })
      if (hasHeard) waitMs = QUIET_WAIT_MS
      // A browser does not tell why there was no upgrade: whether the tab is still known shows when it is opened anew.
      else await tab.token(opened.value)
    }
    isFirst = false
    if (waitMs > QUIET_WAIT_MS && !isLost) {
      isLost = true
      tell('window.connection', 'lost')
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}

function nextWaitMs(waitMs: number): number {
  return waitMs === QUIET_WAIT_MS ? FIRST_WAIT_MS : Math.min(2 * waitMs, LONGEST_WAIT_MS)
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
