import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EngineTls } from '../engineAddress.ts'
import type { SearchWorld } from '../engineCandidates.ts'

/**
 * What the Docker CLI would show to the chosen engine: for DOCKER_HOST with DOCKER_TLS_VERIFY the files of DOCKER_CERT_PATH, for a context
 * the files that are kept with it. Undefined: no TLS.
 */
export async function engineTls(
  source: string,
  { env, homeDir }: Pick<SearchWorld, 'env' | 'homeDir'>,
): Promise<EngineTls | undefined> {
  const docker = env.DOCKER_CONFIG || join(homeDir, '.docker')
  if (source === 'DOCKER_HOST') return env.DOCKER_TLS_VERIFY ? filesOf(env.DOCKER_CERT_PATH || docker) : undefined
  const context = /^context (.*)$/.exec(source)?.[1]
  if (context === undefined) return undefined
  return filesOf(join(docker, 'contexts', 'tls', createHash('sha256').update(context).digest('hex'), 'docker'))
}

async function filesOf(folder: string): Promise<EngineTls | undefined> {
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((name) => readFile(join(folder, name), 'utf8').catch(() => undefined)),
  )
  if (ca === undefined && cert === undefined) return undefined
  return { ...(ca !== undefined && { ca }), ...(cert !== undefined && { cert }), ...(key !== undefined && { key }) }
}
