import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { pingDocker } from './pingDocker.mjs'
import { SetupProblem } from './SetupProblem.mjs'

/**
 * Starts `dockerd` for good: in a session of its own, its output in a file, none of our streams in its hands, so that it survives us and
 * a CI that waits for our pipes to close does not wait for it. Comes back when it answers.
 *
 * @param {{ program: string, args?: readonly string[], socketPath: string, log: string, timeoutMs?: number }} how
 */
export async function startDockerd({ program, args = [], socketPath, log, timeoutMs = 60_000 }) {
  const file = openSync(log, 'w')
  const child = spawn(program, args, { cwd: '/', detached: true, stdio: ['ignore', file, file], env: daemonEnv() })
  closeSync(file)
  child.unref()
  /** @type {string | undefined} */
  let death
  child.once('error', (error) => {
    death = error.message
  })
  child.once('exit', (code, signal) => {
    death = signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`
  })
  const giveUpAtMs = performance.now() + timeoutMs
  while ((await pingDocker(socketPath)) !== 'yes') {
    if (death !== undefined) throw notStarted(death, log)
    if (performance.now() > giveUpAtMs) throw notStarted(`it did not answer within ${timeoutMs / 1000} s`, log)
    await sleep(100)
  }
}

/**
 * @param {string} why
 * @param {string} log
 */
function notStarted(why, log) {
  const lines = readFileSync(log, 'utf8').trim().split('\n').slice(-8)
  return new SetupProblem(
    `dockerd could not be started: ${why}. The end of ${log}:\n${lines.map((line) => `    ${line}`).join('\n')}`,
    {
      fix: 'Mend what the last lines name, or start Docker your own way, and run this again.',
      exitCode: 3,
    },
  )
}

/** Our environment without what npm adds, and with the folders of iptables and containerd. */
function daemonEnv() {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$|NODE_)/i.test(name)))
  return { ...env, PATH: `${process.env.PATH ?? ''}:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin` }
}
