import { join } from 'node:path'
import { ensureBuild } from '../scripts/steps/ensureBuild.mjs'

/** Before the first spec: what is tested is what is built, from the sources as they are now. */
export async function setup() {
  const node = { path: process.execPath, version: process.versions.node, env: process.env }
  await ensureBuild(join(import.meta.dirname, '..'), node)
}
