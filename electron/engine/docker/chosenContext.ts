import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SearchWorld } from './engineCandidates.ts'

/**
 * The Docker context in force, when it is not `default`: DOCKER_CONTEXT, else `currentContext` of the CLI's configuration.
 * A context whose description cannot be read has an empty address: it was chosen, so it is reported and not passed over.
 */
export async function chosenContext({
  env,
  homeDir,
}: Pick<SearchWorld, 'env' | 'homeDir'>): Promise<SearchWorld['context']> {
  const folder = env.DOCKER_CONFIG ?? join(homeDir, '.docker')
  const name = env.DOCKER_CONTEXT || (await readField(join(folder, 'config.json'), ['currentContext']))
  if (name === undefined || name === '' || name === 'default') return undefined
  const digest = createHash('sha256').update(name).digest('hex')
  const meta = join(folder, 'contexts', 'meta', digest, 'meta.json')
  return { name, address: (await readField(meta, ['Endpoints', 'docker', 'Host'])) ?? '' }
}

async function readField(file: string, path: readonly string[]): Promise<string | undefined> {
  try {
    let value: unknown = JSON.parse(await readFile(file, 'utf8'))
    for (const key of path) value = (value as Record<string, unknown> | undefined)?.[key]
    return typeof value === 'string' ? value : undefined
  } catch {
    // Missing or damaged: the CLI's own files, none of our business beyond this one field.
    return undefined
  }
}
