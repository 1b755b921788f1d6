import { cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'electron-builder'
import { createBuilder } from 'vite'
import { standInDistribution } from './standInDistribution.ts'

const root = join(import.meta.dirname, '../..')

export interface Packed {
  /** To be removed afterwards. */
  readonly stage: string
  /** The folder that an installer would install. */
  readonly unpacked: string
  /** What the installers write for the desktop's menu. */
  readonly desktopEntry: string
}

/** Builds the desktop and packs it for Linux as the release does, in a folder of its own and on a stand-in of Electron's distribution. */
export async function packLinux(electronVersion: string): Promise<Packed> {
  const stage = mkdtempSync(join(tmpdir(), 'palier-package-'))
  await buildDesktop(join(stage, 'out'))
  for (const name of ['package.json', 'electron-builder.yml', 'resources', 'LICENSE', ...runtimePackages()]) {
    cpSync(join(root, name), join(stage, name), { recursive: true })
  }
  standInDistribution(join(stage, 'distribution'), electronVersion)
  let desktopEntry = ''
  await build({
    projectDir: stage,
    linux: ['dir'],
    publish: 'never',
    config: {
      electronDist: join(stage, 'distribution'),
      electronVersion,
      afterPack: async ({ packager }) => {
        desktopEntry = await desktopEntryOf(packager)
      },
    },
  })
  return { stage, unpacked: join(stage, 'out-installers/linux-unpacked'), desktopEntry }
}

/** As it is built for users: the test runner's own NODE_ENV would put the React that developers use into the package. */
async function buildDesktop(outDir: string): Promise<void> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await buildInto(outDir)
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

async function buildInto(outDir: string): Promise<void> {
  const builder = await createBuilder({
    configFile: join(root, 'vite.config.ts'),
    mode: 'desktop',
    logLevel: 'error',
    environments: {
      node: { build: { outDir } },
      preload: { build: { outDir } },
      client: { build: { outDir: join(outDir, 'renderer') } },
    },
  })
  await builder.buildApp()
}

/** Folders of the packages that the product needs when it runs, as the lock file has them; optional ones may be missing. */
function runtimePackages(): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, { readonly dev?: boolean; readonly devOptional?: boolean }>>
  }
  return Object.entries(packages).flatMap(([path, { dev, devOptional }]) =>
    path !== '' && dev !== true && devOptional !== true && existsSync(join(root, path)) ? [path] : [],
  )
}

/** Installers write it at a stage that needs their tools; its text is made by this part of the packager. */
async function desktopEntryOf(packager: { readonly platformSpecificBuildOptions: object }): Promise<string> {
  const ofBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
  const { LinuxTargetHelper } = ofBuilder('app-builder-lib/out/targets/LinuxTargetHelper')
  return await new LinuxTargetHelper(packager).computeDesktopEntry(packager.platformSpecificBuildOptions)
}
