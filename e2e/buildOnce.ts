import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createBuilder } from 'vite'

const root = join(import.meta.dirname, '..')

/** Before the first spec: what is tested is what is built, from the sources as they are now. */
export async function setup(): Promise<void> {
  const builder = await createBuilder({ root, logLevel: 'error' })
  const hasRenderer = existsSync(join(root, 'renderer/index.html'))
  for (const name of ['node', 'preload', ...(hasRenderer ? ['client'] : [])]) {
    const environment = builder.environments[name]
    if (environment !== undefined) await builder.build(environment)
  }
  if (hasRenderer) return
  mkdirSync(join(root, 'out/renderer'), { recursive: true })
  writeFileSync(join(root, 'out/renderer/index.html'), '<!doctype html><title>Palier</title><main>Palier</main>')
}
