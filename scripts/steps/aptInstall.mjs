import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { logPath } from './logPath.mjs'
import { runChild } from './runChild.mjs'
import { SetupProblem } from './SetupProblem.mjs'

const LOCKED = /Could not get lock|Unable to acquire the dpkg frontend lock|Unable to lock/

/**
 * Installs Debian packages. Output goes to a file: a package may start a daemon, and a daemon that holds our pipe would keep us waiting for ever.
 * Another apt at work is waited for by apt itself, then once by us.
 *
 * @param {readonly string[]} packages
 * @param {(text: string) => void} note
 */
export async function aptInstall(packages, note) {
  const log = logPath('palier-apt.log')
  await apt(['update'], log, note)
  await apt(['install', '-y', '--no-install-recommends', ...packages], log, note)
}

/**
 * @param {readonly string[]} args
 * @param {string} log
 * @param {(text: string) => void} note
 */
async function apt(args, log, note, isLastTry = false) {
  const file = openSync(log, 'w')
  const ended = await runChild('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=60', '-o', 'Acquire::Retries=3', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
    output: file,
  }).finally(() => closeSync(file))
  if (ended.interruptedBy !== undefined) {
    throw new SetupProblem('Interrupted.', {
      fix: 'If apt was at work, `dpkg --configure -a` completes what it began.',
      exitCode: 5,
    })
  }
  if (ended.code === 0) return
  const said = readFileSync(log, 'utf8')
  if (LOCKED.test(said) && !isLastTry) {
    note('Another program is installing packages; waiting 20 s and trying once more.')
    await sleep(20_000)
    return apt(args, log, note, true)
  }
  const errors = said.split('\n').filter((line) => line.startsWith('E: '))
  const why = errors.slice(0, 3).join(' ') || `it ended with code ${ended.code}`
  throw new SetupProblem(`\`apt-get ${args.join(' ')}\` failed: ${why} (everything it said: ${log})`, {
    fix: fixFor(said),
    exitCode: 3,
  })
}

/** @param {string} said */
function fixFor(said) {
  if (/dpkg was interrupted/.test(said)) return 'Run `dpkg --configure -a`, and run this again.'
  if (LOCKED.test(said)) return 'Wait until the other installation has ended, and run this again.'
  if (/Unable to locate package|no installation candidate/.test(said)) {
    return 'Install Docker Engine (https://docs.docker.com/engine/install/), start it, and run this again.'
  }
  if (/No space left|enough free space/.test(said)) return 'The disk is full: make room, and run this again.'
  return 'Check the network and /etc/apt, and run this again; or install Docker yourself.'
}
