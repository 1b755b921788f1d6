import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

/** Lints one file that imports `module` under the project's own rules; gives what the linter said. */
function lint(file: string, module: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'palier-layers-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync('biome.json', join(folder, 'biome.json'))
  mkdirSync(join(folder, dirname(file)), { recursive: true })
  writeFileSync(join(folder, '.gitignore'), '')
  writeFileSync(join(folder, file), `import { x } from '${module}'\n\nexport const y = x\n`)
  const biome = join(import.meta.dirname, 'node_modules/@biomejs/biome/bin/biome')
  const { stdout, stderr } = spawnSync(process.execPath, [biome, 'lint', '--vcs-enabled=false', file], {
    cwd: folder,
    encoding: 'utf8',
  })
  return stdout + stderr
}

test.each([
  ['shared/domain/x.ts', 'node:fs'],
  ['shared/domain/x.ts', 'undici'],
  ['shared/domain/x.ts', 'electron'],
  ['shared/load/x.ts', '../../electron/engine/ports.ts'],
  ['shared/text/x.ts', 'react'],
  ['electron/engine/run/x.ts', 'electron'],
  ['electron/engine/run/x.ts', 'dockerode'],
  ['electron/engine/run/x.ts', 'undici'],
  ['electron/engine/run/x.ts', 'commander'],
  ['electron/engine/run/x.ts', '../../cli/terminal.ts'],
  ['electron/engine/run/x.ts', 'react'],
  ['electron/engine/docker/x.ts', 'undici'],
  ['electron/engine/run/x.ts', 'tar-stream'],
  ['electron/engine/store/x.ts', 'dockerode'],
  ['electron/engine/store/x.ts', 'undici'],
  ['electron/engine/store/x.ts', '../../cli/terminal.ts'],
  ['electron/engine/load/x.ts', 'dockerode'],
  ['electron/engine/load/x.ts', 'electron'],
  ['electron/engine/run/x.ts', 'echarts'],
  ['electron/engine/report/x.ts', 'undici'],
  ['electron/engine/report/x.ts', 'electron'],
  ['shared/charts/x.ts', 'echarts'],
  ['electron/cli/x.ts', 'dockerode'],
  ['electron/cli/x.ts', 'electron'],
  ['electron/cli/x.ts', '../engine/run/runMachine.ts'],
  ['electron/cli/commands/x.ts', '../../engine/docker/dockerEngine.ts'],
  ['electron/cli/x.ts', 'hono'],
  ['electron/cli/x.ts', 'ws'],
  ['electron/cli/x.ts', '../web/serveWeb.ts'],
  ['electron/cli/main.ts', 'hono'],
  ['electron/cli/main.ts', '../engine/docker/dockerEngine.ts'],
  ['electron/web/x.ts', 'electron'],
  ['electron/web/x.ts', 'dockerode'],
  ['electron/web/x.ts', 'undici'],
  ['electron/web/x.ts', 'commander'],
  ['electron/web/x.ts', 'react'],
  ['electron/web/x.ts', '../engine/run/runMachine.ts'],
  ['electron/web/x.ts', '../cli/terminal.ts'],
  ['electron/web/x.ts', '../shell/x.ts'],
  ['electron/web/x.ts', '../../renderer/bridge.ts'],
  ['renderer/views/x.tsx', 'node:fs'],
  ['renderer/views/x.tsx', 'electron'],
  ['renderer/views/x.tsx', '../../electron/engine/ports.ts'],
  ['renderer/views/x.tsx', '../../shared/contract/schemas.ts'],
  ['renderer/views/x.tsx', 'zod'],
  ['renderer/views/x.tsx', 'echarts/core'],
  ['renderer/charts/x.tsx', 'undici'],
])('%s may not import %s', (file, module) => {
  expect(lint(file, module)).toContain('lint/style/noRestrictedImports')
})

test.each([
  ['shared/domain/x.ts', 'zod'],
  ['electron/engine/run/x.ts', '../../../shared/domain/run.ts'],
  ['electron/engine/docker/x.ts', 'dockerode'],
  ['electron/engine/docker/x.ts', 'tar-stream'],
  ['electron/engine/store/x.ts', 'tar-stream'],
  ['electron/engine/load/x.ts', 'undici'],
  ['electron/engine/report/x.ts', 'echarts/core'],
  ['electron/cli/x.ts', 'commander'],
  ['electron/cli/x.ts', '../engine/workbench.ts'],
  ['electron/cli/main.ts', '../web/serveWeb.ts'],
  ['electron/web/x.ts', 'hono/body-limit'],
  ['electron/web/x.ts', 'ws'],
  ['electron/web/x.ts', '../engine/workbench.ts'],
])('%s may import %s', (file, module) => {
  expect(lint(file, module)).not.toContain('noRestrictedImports')
})
