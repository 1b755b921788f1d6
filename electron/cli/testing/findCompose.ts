import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { debianProgram } from './debianProgram.ts'

const run = promisify(execFile)

/** Since 2.24.4 an override file can replace a list with `!override`. */
const oldest = [2, 24, 4]

/**
 * The words with which Docker Compose v2 is called: the Docker command's plugin, a program of its own, or, where there is neither, Debian
 * trixie's package. Throws with what was tried.
 */
export async function findCompose(): Promise<readonly string[]> {
  const tried: string[] = []
  for (const command of [['docker', 'compose'], ['docker-compose']]) {
    const found = await versionOf(command)
    if (isNewEnough(found)) return command
    tried.push(`${command.join(' ')}: ${found}`)
  }
  try {
    const unpacked = await debianProgram('docker-compose', 'usr/libexec/docker/cli-plugins/docker-compose')
    if (isNewEnough(await versionOf([unpacked]))) return [unpacked]
    tried.push(`Debian's package: ${await versionOf([unpacked])}`)
  } catch (error) {
    tried.push(`Debian's package: ${String(error)}`)
  }
  throw new Error(`No Docker Compose ${oldest.join('.')} or newer:\n${tried.join('\n')}`)
}

async function versionOf([program = '', ...rest]: readonly string[]): Promise<string> {
  try {
    return (await run(program, [...rest, 'version', '--short'])).stdout.trim()
  } catch (error) {
    return (error as Error).message.trim()
  }
}

function isNewEnough(version: string): boolean {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version)
  if (match === null) return false
  for (const [index, least] of oldest.entries()) {
    const found = Number(match[index + 1])
    if (found !== least) return found > least
  }
  return true
}
