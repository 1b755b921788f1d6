import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A lock without an owner's name this old belongs to somebody who died between making it and signing it. */
const UNSIGNED_MS = 5000

/**
 * Does `work` while holding a lock folder, so that two set-ups of one checkout take turns.
 * A lock whose owner has died is taken over.
 *
 * @template T
 * @param {string} lockDir
 * @param {(ownerPid: number) => void} onWait called once when another process holds it
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(lockDir, onWait, work) {
  let hasWaited = false
  while (!taken(lockDir)) {
    const owner = ownerOf(lockDir)
    if (isAbandoned(lockDir, owner)) {
      remove(lockDir, owner)
      continue
    }
    if (!hasWaited && owner !== '') {
      hasWaited = true
      onWait(Number.parseInt(owner, 10))
    }
    await sleep(150)
  }
  const release = () => rmSync(lockDir, { recursive: true, force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.removeListener('exit', release)
    release()
  }
}

/** @param {string} lockDir */
function taken(lockDir) {
  mkdirSync(dirname(lockDir), { recursive: true })
  try {
    mkdirSync(lockDir)
    writeFileSync(join(lockDir, 'owner'), signature(process.pid))
    return true
  } catch (error) {
    // ENOENT: moved aside by somebody who took it for the abandoned one. EPERM: Windows, while that name is being removed.
    if (['EEXIST', 'ENOENT', 'EPERM'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) return false
    throw error
  }
}

/**
 * A process id and, on Linux, when that process began: ids are used again, and soon after a restart of a container.
 *
 * @param {number} pid
 */
function signature(pid) {
  try {
    // Field 22 of the line; the name in field 2 may itself hold spaces and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return `${pid} `
  }
}

/** @param {string} lockDir */
function ownerOf(lockDir) {
  try {
    return readFileSync(join(lockDir, 'owner'), 'utf8')
  } catch {
    return ''
  }
}

/**
 * @param {string} lockDir
 * @param {string} owner
 */
function isAbandoned(lockDir, owner) {
  if (owner === '') {
    const madeAtMs = statSync(lockDir, { throwIfNoEntry: false })?.mtimeMs
    return madeAtMs !== undefined && Date.now() - madeAtMs > UNSIGNED_MS
  }
  const pid = Number.parseInt(owner, 10)
  try {
    process.kill(pid, 0)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM'
  }
  return signature(pid) !== owner
}

/**
 * Moves an abandoned lock aside before removing it. Somebody else may have done so and taken the lock since we looked:
 * then what we moved is theirs, and goes back.
 *
 * @param {string} lockDir
 * @param {string} owner the owner found dead
 */
function remove(lockDir, owner) {
  const aside = `${lockDir}.${process.pid}`
  try {
    renameSync(lockDir, aside)
    if (ownerOf(aside) !== owner) return renameSync(aside, lockDir)
  } catch {
    return
  }
  rmSync(aside, { recursive: true, force: true })
}
