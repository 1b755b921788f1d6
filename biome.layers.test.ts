import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

/** Lints one file that imports `module` under the project's own rules; gives what the linter said. */
function lint(file: string, module: string): string {
  return lintText(file, `import { x } from '${module}'\n\nexport const y = x\n`)
}

function lintText(file: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'palier-layers-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const name of ['biome.json', 'biome.shell.grit']) cpSync(name, join(folder, name))
  mkdirSync(join(folder, dirname(file)), { recursive: true })
  writeFileSync(join(folder, '.gitignore'), '')
  writeFileSync(join(folder, file), text)
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
  ['backend/records/x.ts', '../../electron/engine/ports.ts'],
  ['backend/records/x.ts', '../../shared/domain/run.ts'],
  ['backend/records/x.ts', 'pg'],
  ['backend/database/x.ts', 'undici'],
  ['backend/x.ts', 'dockerode'],
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
  ['electron/shell/x.ts', '../engine/docker/dockerEngine.ts'],
  ['electron/shell/x.ts', 'dockerode'],
  ['electron/shell/x.ts', '../web/routes.ts'],
  ['electron/shell/x.ts', 'react'],
  ['electron/main.ts', './engine/run/runMachine.ts'],
  ['electron/main.ts', 'undici'],
  ['electron/preload.ts', 'zod'],
  ['electron/preload.ts', 'node:fs'],
  ['electron/shell/toBridge.ts', '../../shared/contract/schemas.ts'],
  ['e2e/x.spec.ts', '../electron/engine/workbench.ts'],
  ['e2e/x.spec.ts', 'electron'],
  ['e2e/standin/x.ts', '../../renderer/bridge.ts'],
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
  ['backend/seed/x.ts', '../../shared/load/seededRandom.ts'],
  ['backend/database/x.ts', 'pg'],
  ['backend/http/x.ts', 'hono'],
  ['electron/cli/x.ts', 'commander'],
  ['electron/cli/x.ts', '../engine/workbench.ts'],
  ['electron/cli/main.ts', '../web/serveWeb.ts'],
  ['electron/web/x.ts', 'hono/body-limit'],
  ['electron/web/x.ts', 'ws'],
  ['electron/web/x.ts', '../engine/workbench.ts'],
  ['electron/shell/x.ts', 'electron'],
  ['electron/shell/x.ts', '../engine/workbench.ts'],
  ['electron/main.ts', './engine/compose.ts'],
  ['electron/preload.ts', 'electron'],
  ['electron/preload.ts', './shell/toBridge.ts'],
  ['e2e/x.spec.ts', '../shared/contract/window.ts'],
])('%s may import %s', (file, module) => {
  expect(lint(file, module)).not.toContain('noRestrictedImports')
})

test.each<[file: string, statement: string, words: string]>([
  ['electron/shell/x.ts', 'new BrowserWindow({ show: true })', 'createWindow'],
  ['electron/main.ts', 'new BaseWindow()', 'createWindow'],
  ['electron/shell/x.ts', "shell.openExternal('https://palier.example')", 'leads out'],
  ['electron/shell/x.ts', "window.loadFile('index.html')", 'app://'],
])('%s may not say %s', (file, statement, words) => {
  expect(lintText(file, `export const x = ${statement}\n`)).toContain(words)
})
