import { setTimeout as sleep } from 'node:timers/promises'
import { clearStalePidFile } from './clearStalePidFile.mjs'
import { logPath } from './logPath.mjs'
import { DEFAULT_SOCKET, pingDocker } from './pingDocker.mjs'
import { programPath } from './programPath.mjs'
import { runChild } from './runChild.mjs'
import { SetupProblem } from './SetupProblem.mjs'
import { startDockerd } from './startDockerd.mjs'

const WAIT_MS = 60_000

/**
 * Starts the installed engine and waits until it answers. One that is starting already (a package may do so) is only waited for.
 *
 * @param {'systemd' | 'dockerd'} by
 * @returns {Promise<string>} what was done, for the terminal
 */
export async function startDocker(by) {
  const isRunning = clearStalePidFile('/var/run/docker.pid', 'dockerd')
  if (isRunning) {
    await answering('dockerd runs, but')
    return 'Docker was starting already'
  }
  if (by === 'systemd') {
    const ended = await runChild('systemctl', ['start', 'docker'], { output: 'capture' })
    if (ended.code !== 0) {
      const why = ended.stderr.trim().split('\n')[0] || `it ended with code ${ended.code}`
      throw new SetupProblem(`\`systemctl start docker\` failed: ${why}`, {
        fix: 'Read `journalctl -u docker`, mend what it names, and run this again.',
        exitCode: 3,
      })
    }
    await answering('systemd started Docker, but')
    return 'Docker started (systemctl start docker)'
  }
  clearStalePidFile('/var/run/docker/containerd/containerd.pid', 'containerd')
  const log = logPath('palier-dockerd.log')
  await startDockerd({
    program: programPath('dockerd') ?? 'dockerd',
    socketPath: DEFAULT_SOCKET,
    log,
    timeoutMs: WAIT_MS,
  })
  return `Docker started: dockerd runs in the background, log in ${log}`
}

/** @param {string} who */
async function answering(who) {
  const giveUpAtMs = performance.now() + WAIT_MS
  while ((await pingDocker(DEFAULT_SOCKET)) !== 'yes') {
    if (performance.now() > giveUpAtMs) {
      throw new SetupProblem(`${who} ${DEFAULT_SOCKET} does not answer within ${WAIT_MS / 1000} s.`, {
        fix: 'Stop Docker, read its log, start it again, and run this again.',
        exitCode: 3,
      })
    }
    await sleep(100)
  }
}
