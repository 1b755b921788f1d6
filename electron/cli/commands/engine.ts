import type { Answer } from '../../../shared/contract/requests.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { GeneratorCheck } from '../../../shared/domain/generatorCheck.ts'
import { bytesText } from '../../../shared/text/units.ts'
import type { Client } from '../client.ts'
import { type ExitCode, exitCodes } from '../exitCode.ts'
import { generatorReport } from '../generatorReport.ts'
import type { Terminal } from '../terminal.ts'

const EVERY_MS = 4000

interface EngineParts {
  readonly client: Client
  readonly terminal: Terminal
  readonly json: boolean
}

interface DoctorParts extends EngineParts {
  /** As measured just now. */
  readonly generator?: GeneratorCheck
}

/** Whether this machine can run comparisons, and what to do when it cannot. */
export async function doctor({ client, terminal, json, generator }: DoctorParts): Promise<ExitCode> {
  const report = await client.ask('engine.describe', {})
  const pdf = await browserOf(client)
  const { en: problem } = report.problem
  const { en: fix } = report.fix
  if (json) {
    // The command line speaks English, and so does what scripts read of it.
    const docker = { ...report, problem, fix }
    terminal.out(JSON.stringify({ docker, images: report.images, pdf, ...(generator && { generator }) }, null, 2))
  } else {
    const lines = report.usable ? usableLines(report, pdf.browser) : ['Docker cannot be used.', problem, fix]
    terminal.out([...lines, ...(generator === undefined ? [] : ['', generatorReport(generator)])].join('\n'))
  }
  return report.usable ? exitCodes.done : exitCodes.docker
}

function usableLines(report: Answer<'engine.describe'>, browser: string | undefined): readonly string[] {
  const { version, source, cgroupVersion, cpus, memoryBytes = 0, path, images } = report
  return [
    `Docker engine ${version} (${source}), cgroup v${cgroupVersion}, ${cpus} cores, ${bytesText(memoryBytes)} memory`,
    path === 'bridge'
      ? 'Load dials container addresses on the run’s own network (bridge).'
      : 'Load goes through published loopback ports: the engine is not on this machine’s own kernel.',
    images.base === 'present' ? 'Base image: present' : 'Base image: missing — `palier images` makes it',
    images.missing.length === 0
      ? 'Images of the topologies: up to date'
      : `Images to build: ${images.missing.join(', ')} — \`palier images\` builds them`,
    browser === undefined ? 'Reports as PDF: no Chromium or Chrome is installed' : `Reports as PDF: ${browser}`,
  ]
}

async function browserOf(client: Client): Promise<{ readonly browser?: string }> {
  try {
    return await client.ask('report.check', {})
  } catch (error) {
    if (error instanceof PalierError && error.failure.kind === 'noBrowser') return {}
    throw error
  }
}

/** Removes what ended runs of this installation left behind; runs that are on, and everything else, stay. */
export async function clean({ client, terminal, json }: EngineParts): Promise<ExitCode> {
  const report = await client.ask('engine.clean', {})
  if (json) terminal.out(JSON.stringify(report, null, 2))
  else if (report.removed.length === 0) terminal.out('Nothing to remove.')
  else terminal.out(report.removed.map((what) => `removed ${what}`).join('\n'))
  for (const left of report.leftBehind) terminal.err(`could not be removed: ${left}`)
  return report.leftBehind.length === 0 ? exitCodes.done : exitCodes.failed
}

/** Builds whatever image is missing or out of date, in parallel. */
export async function images({ client, terminal, json }: EngineParts): Promise<ExitCode> {
  const say = calmly((line) => terminal.err(shortened(line)))
  const letGo = client.hear(({ name, content }) => {
    if (name === 'image.progress' && content.state === 'building') say(content.image, content.message)
  })
  try {
    const ids = await client.ask('image.build', {})
    terminal.out(json ? JSON.stringify(ids, null, 2) : `${Object.keys(ids).length} images ready`)
    return exitCodes.done
  } finally {
    letGo()
  }
}

/** Every published JSON Schema, or one by its id. */
export async function schema(
  id: string | undefined,
  { client, terminal }: Omit<EngineParts, 'json'>,
): Promise<ExitCode> {
  const schemas = await client.ask('schema.list', {})
  if (id === undefined) {
    terminal.out(JSON.stringify(schemas, null, 2))
    return exitCodes.done
  }
  const found = schemas[id.replace(/^palier\./, '').replace(/\/\d+$/, '')]
  if (found !== undefined) {
    terminal.out(JSON.stringify(found, null, 2))
    return exitCodes.done
  }
  terminal.err(`There is no schema "${id}". Known: ${Object.keys(schemas).join(', ')}.`)
  return exitCodes.usage
}

/** A build says hundreds of things; a person wants a sign of life from each image, its first word at once. */
function calmly(write: (line: string) => void): (image: string, message: string) => void {
  const toldMs = new Map<string, number>()
  return (image, message) => {
    const nowMs = performance.now()
    if (nowMs - (toldMs.get(image) ?? Number.NEGATIVE_INFINITY) < EVERY_MS) return
    toldMs.set(image, nowMs)
    write(`  ${image.replace(/:latest$/, '')}: ${message}`)
  }
}

/** Build steps can be long commands; a line of progress is one line. */
function shortened(line: string): string {
  const longest = 100
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`
}
