import { basename, dirname } from 'node:path'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { ParameterValue } from '../../../shared/domain/topology.ts'
import { imageAlternatives } from './imageAlternatives.ts'
import { insideFolder } from './insideFolder.ts'
import { interpolate, type Variables } from './interpolate.ts'
import { mergeCompose } from './mergeCompose.ts'
import { ProblemLog } from './ProblemLog.ts'
import { planStack } from './planStack.ts'
import { type Block, readBlock } from './readBlock.ts'
import { readCompose } from './readCompose.ts'
import type { YamlFile } from './readYaml.ts'
import { readYamlFile, type ShowPath } from './readYamlFile.ts'
import { reportTo } from './report.ts'
import type { Folders } from './resolvePaths.ts'

export interface TopologyOptions {
  /** Folder that holds topologies and images; build contexts stay inside it. */
  readonly allowedRoot: string
  readonly showPath: ShowPath
}

/** A topology's files, parsed; not yet checked against each other. */
export interface TopologyFiles {
  readonly id: string
  readonly path: string
  readonly file: YamlFile
  readonly block: Block
  /** Variant to its override file. */
  readonly overrides: Readonly<Record<string, YamlFile>>
  readonly folders: Folders
  readonly problems: readonly Problem[]
}

/** Reads the Compose file and the overrides it names. No files: the problems say why. */
export function readTopologyFiles(
  path: string,
  { allowedRoot, showPath }: TopologyOptions,
): TopologyFiles | { readonly file: undefined; readonly problems: readonly Problem[] } {
  const { file, problems } = readYamlFile(path, showPath)
  if (file === undefined) return { file, problems }
  const log = new ProblemLog(file)
  const block = readBlock(log, file.value)
  const folders: Folders = { topology: dirname(path), allowedRoot }
  const overrides: [string, YamlFile][] = []
  const ofOverrides: Problem[] = []
  for (const [variant, written] of Object.entries(block.overrides ?? {})) {
    const place = insideFolder(folders.topology, folders.topology, written)
    if (place.kind === 'inside' && !place.isFolder) {
      const over = readYamlFile(place.path, showPath)
      ofOverrides.push(...over.problems)
      if (over.file !== undefined) overrides.push([variant, over.file])
    } else {
      const expected = `an existing file inside ${showPath(folders.topology)}`
      log.add(['x-palier', 'overrides', variant], { expected })
    }
  }
  const id = basename(folders.topology)
  return {
    id,
    path,
    file,
    block,
    overrides: Object.fromEntries(overrides),
    folders,
    problems: [...log.problems, ...ofOverrides],
  }
}

/** The plan of one variant with these parameter values, and everything that is wrong with it. */
export function planVariant(
  { id, file, block, overrides, folders }: TopologyFiles,
  variant: string,
  values: Readonly<Record<string, ParameterValue>>,
): { readonly plan: StackPlan; readonly problems: readonly Problem[] } {
  const variables: Variables = Object.fromEntries(
    block.parameterNames.map((name) => [name, String(values[name] ?? '')]),
  )
  const log = new ProblemLog(file)
  const base = readCompose(file, variables, folders, log)
  if (base.name !== undefined && base.name !== id) {
    log.add(['name'], { expected: `${id}, the name of the folder` })
  }
  if (base.name === undefined && !file.isWritten(['name'])) {
    log.add(['name'], { found: 'nothing', expected: `name: ${id}` })
  }
  const written = block.health?.timeoutSeconds
  const timeoutSeconds = typeof written === 'string' ? interpolate(written, variables).text : written
  const overFile = overrides[variant]
  const alternativesOf = imageAlternatives(overFile === undefined ? [file] : [overFile, file], block, variables)
  if (overFile === undefined) {
    const plan = planStack(
      { topologyId: id, block, compose: base, timeoutSeconds, variables, alternativesOf },
      reportTo(log),
    )
    return { plan, problems: log.problems }
  }
  const overLog = new ProblemLog(overFile)
  const over = readCompose(overFile, variables, folders, overLog)
  for (const key of ['name', 'x-palier'].filter((name) => overFile.isWritten([name]))) {
    overLog.add([key], { found: `the key ${key}`, expected: 'no such key in an override file', atKey: true })
  }
  const report = reportTo(log, { file: overFile, log: overLog })
  const plan = planStack(
    { topologyId: id, block, compose: mergeCompose(base, over), timeoutSeconds, variables, alternativesOf },
    report,
  )
  return { plan, problems: [...log.problems, ...overLog.problems] }
}
