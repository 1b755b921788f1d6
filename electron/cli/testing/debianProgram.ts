import { chmodSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { askEngine } from './engineApi.ts'

const cacheFolder = resolve(import.meta.dirname, '../../../node_modules/.cache/palier')

/**
 * A program of a package of Debian trixie, which is taken apart inside a container of the base image and kept in `node_modules/.cache`: nothing
 * is installed here. For programs that run on any Linux, as those written in Go do. Gives its path; throws when it cannot be had.
 */
export async function debianProgram(packageName: string, pathInPackage: string): Promise<string> {
  const program = join(cacheFolder, basename(pathInPackage))
  if (existsSync(program)) return program
  mkdirSync(cacheFolder, { recursive: true })
  const made = `${basename(pathInPackage)}.new`
  const steps = [
    'cd /tmp',
    'apt-get update -qq',
    `apt-get download -qq ${packageName}`,
    `dpkg -x ${packageName}_*.deb x`,
    `cp -L x/${pathInPackage} /cache/${made}`,
  ]
  const { Id } = await askEngine<{ Id: string }>('POST', '/containers/create', {
    Image: 'palier/base:trixie',
    Cmd: ['sh', '-ec', steps.join('\n')],
    HostConfig: { Binds: [`${cacheFolder}:/cache`] },
  })
  try {
    await askEngine('POST', `/containers/${Id}/start`)
    const { StatusCode } = await askEngine<{ StatusCode: number }>('POST', `/containers/${Id}/wait`)
    if (StatusCode !== 0) throw new Error(`unpacking ${packageName} ended with exit code ${StatusCode}`)
  } finally {
    await askEngine('DELETE', `/containers/${Id}?force=1&v=1`)
  }
  if (!existsSync(join(cacheFolder, made))) throw new Error('the engine does not write to this machine’s folders')
  chmodSync(join(cacheFolder, made), 0o755)
  renameSync(join(cacheFolder, made), program)
  return program
}
