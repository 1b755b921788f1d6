import { basename, join } from 'node:path'
import type { Problem } from '../../../../shared/domain/problem.ts'
import type { ContainerPlan, StackPlan } from '../../../../shared/domain/stackPlan.ts'
import { readTopology } from '../readTopology.ts'
import { resolveConfiguration } from '../resolveConfiguration.ts'
import { toStackPlan } from '../toStackPlan.ts'
import { temporaryTree } from './temporaryTree.ts'

/** The whole file of a topology `sample` with one service `app`, whose entry is port 80. `extra` is more of `x-palier`. */
export function sampleCompose(service: string, { extra = '', more = '' } = {}): string {
  return [
    'name: sample',
    'x-palier:',
    '  title: { en: Sample, fr: Exemple }',
    '  entry: { service: app, port: 80 }',
    '  roles: { app: other }',
    '  scenario: any',
    ...indented(extra, 2),
    'services:',
    '  app:',
    ...indented(service, 4),
    ...indented(more, 0),
    '',
  ].join('\n')
}

/** Reads the topology `sample` from a temporary folder. `problems` are `line:column field: found; expected`. */
export function readSample(
  compose: string,
  files: Readonly<Record<string, string>> = {},
): { readonly root: string; readonly problems: readonly string[]; readonly raw: readonly Problem[] } {
  const root = temporaryTree({ 'topologies/sample/compose.yaml': compose, ...files })
  const { problems } = readTopology(join(root, 'topologies/sample/compose.yaml'), optionsFor(root))
  return { root, raw: problems, problems: problems.map(inOneLine) }
}

/** The plan of the topology `sample`; fails the test with the problems when there are any. */
export function planSample(
  compose: string,
  {
    files = {},
    variant = 'baseline',
    set = {},
  }: {
    readonly files?: Readonly<Record<string, string>>
    readonly variant?: string
    readonly set?: Readonly<Record<string, string>>
  } = {},
): StackPlan {
  const root = temporaryTree({ 'topologies/sample/compose.yaml': compose, ...files })
  const { topology, problems } = readTopology(join(root, 'topologies/sample/compose.yaml'), optionsFor(root))
  if (topology === undefined) throw new Error(problems.map(inOneLine).join('\n'))
  return toStackPlan(topology, resolveConfiguration(topology, variant, set), optionsFor(root))
}

/** The only container of a topology `sample` whose service `app` is written like this. */
export function planService(service: string, files: Readonly<Record<string, string>> = {}): ContainerPlan {
  const [container] = planSample(sampleCompose(service, { more: 'volumes:\n  data:' }), { files }).containers
  if (container === undefined) throw new Error('no container')
  return container
}

function optionsFor(root: string) {
  return { allowedRoot: root, showPath: (path: string) => basename(path) }
}

function inOneLine({ where, line, column, field, found, expected }: Problem): string {
  const file = where === 'compose.yaml' ? '' : `${where}:`
  return `${file}${line}:${column} ${field}: ${found}; ${expected}`
}

function indented(text: string, by: number): string[] {
  return text === '' ? [] : text.split('\n').map((line) => ' '.repeat(by) + line)
}
