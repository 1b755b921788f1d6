/** How long a second delivery of the same signal counts as the same Ctrl+C. */
const SAME_PRESS_MS = 300

/**
 * The child that runs now. There is never more than one; it lives in the module because signal handlers belong to the process.
 * @type {{ child: import('node:child_process').ChildProcess | undefined, signal: NodeJS.Signals | undefined, atMs: number }}
 */
const current = { child: undefined, signal: undefined, atMs: Number.NEGATIVE_INFINITY }

/**
 * Passes signals on to `child` until it has exited; the caller waits for the child, so it decides how everything ends.
 *
 * One Ctrl+C arrives here twice: from the terminal, and from npm, which forwards it to its script. The child is in a session of its
 * own (see runChild), so it hears of it only through us: once. A second press, later than 300 ms, is passed on as well.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => NodeJS.Signals | undefined} call when it has exited; gives the signal that was passed on, if any
 */
export function forwardSignals(child) {
  listen()
  current.child = child
  current.signal = undefined
  return () => {
    current.child = undefined
    return current.signal
  }
}

/** The handlers stay for the rest of our life: npm's copy of a signal may arrive after the child is gone. */
function listen() {
  if (process.listeners('SIGINT').includes(hear)) return
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGWINCH'])) {
    // Windows has no SIGWINCH for children, and its console delivers Ctrl+C to every process itself.
    if (process.platform !== 'win32' || signal !== 'SIGWINCH') process.on(signal, hear)
  }
  watchNpm()
}

/**
 * npm passes a SIGTERM to the shell it runs our script in, and that shell (dash, on Debian) dies without a word to us.
 * Then we have another parent, and take it for the signal.
 */
function watchNpm() {
  if (process.platform === 'win32' || process.env.npm_lifecycle_event === undefined) return
  const parentPid = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parentPid) return
    clearInterval(timer)
    hear('SIGTERM')
  }, 250).unref()
}

/** @param {NodeJS.Signals} signal */
function hear(signal) {
  if (signal === 'SIGWINCH') {
    current.child?.kill(signal)
    return
  }
  const nowMs = performance.now()
  const isSamePress = nowMs - current.atMs < SAME_PRESS_MS
  current.atMs = nowMs
  if (isSamePress) return
  if (current.child === undefined) process.exit(5)
  current.signal = signal
  if (process.platform === 'win32') return
  // A closed terminal is a request to end; the command line listens for SIGINT and SIGTERM only.
  current.child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
}
