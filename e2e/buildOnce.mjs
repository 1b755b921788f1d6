import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuild } from '../scripts/steps/ensureBuild.mjs'

/**
 * Before the first spec: what is tested is what is built, from the sources as they are now; and a folder for what several specs
 * use and only the first of them makes.
 *
 * @param {{ provide: (name: 'sharedFolder', folder: string) => void }} project
 */
export async function setup(project) {
  const node = { path: process.execPath, version: process.versions.node, env: process.env }
  await ensureBuild(join(import.meta.dirname, '..'), node)
  const folder = mkdtempSync(join(tmpdir(), 'palier-e2e-shared-'))
  project.provide('sharedFolder', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
