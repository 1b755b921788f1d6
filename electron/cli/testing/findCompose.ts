import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { askEngine } from './engineApi.ts'

const cacheFolder = resolve(import.meta.dirname, '../../../node_modules/.cache/palier')
const run = promisify(execFile)

/** Since 2.24.4 an override file can replace a list with `!override`. */
const oldest = [2, 24, 4]

/**
 * The words with which Docker Compose v2 is called: the Docker command's plugin, a program of its own, or, where there is neither, Debian
 * trixie's package taken apart inside a container of the base image and kept in `node_modules/.cache`. Throws with what was tried.
 */
export async function findCompose(): Promise<readonly string[]> {
  const cached = join(cacheFolder, 'docker-compose')
  const tried: string[] = []
  for (const command of [['docker', 'compose'], ['docker-compose'], [cached]]) {
    const found = await versionOf(command)
    if (isNewEnough(found)) return command
    tried.push(`${command.join(' ')}: ${found}`)
  }
  await unpackDebianPackage(cached).catch((error: unknown) => tried.push(`Debian's package: ${String(error)}`))
  const unpacked = await versionOf([cached])
  if (isNewEnough(unpacked)) return [cached]
  throw new Error(`No Docker Compose ${oldest.join('.')} or newer:\n${[...tried, unpacked].join('\n')}`)
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

/** The package itself is for another release than this machine's; the program in it is linked statically and runs anywhere. */
async function unpackDebianPackage(target: string): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true })
  const steps = [
    'cd /tmp',
    'apt-get update -qq',
    'apt-get download -qq docker-compose',
    'dpkg -x docker-compose_*.deb x',
    'cp -L x/usr/libexec/docker/cli-plugins/docker-compose /cache/docker-compose.new',
  ]
  const { Id } = await askEngine<{ Id: string }>('POST', '/containers/create', {
    Image: 'palier/base:trixie',
    Cmd: ['sh', '-ec', steps.join('\n')],
    HostConfig: { Binds: [`${cacheFolder}:/cache`] },
  })
  try {
    await askEngine('POST', `/containers/${Id}/start`)
    const { StatusCode } = await askEngine<{ StatusCode: number }>('POST', `/containers/${Id}/wait`)
    if (StatusCode !== 0) throw new Error(`unpacking ended with exit code ${StatusCode}`)
  } finally {
    await askEngine('DELETE', `/containers/${Id}?force=1&v=1`)
  }
  const made = join(cacheFolder, 'docker-compose.new')
  if (!existsSync(made)) throw new Error('the engine does not write to this machine’s folders')
  chmodSync(made, 0o755)
  renameSync(made, target)
}
