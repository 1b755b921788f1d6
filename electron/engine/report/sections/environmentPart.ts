import {
  emptyState,
  freshState,
  setOfState,
  warmedDataState,
  warmedState,
} from '../../../../shared/domain/freshState.ts'
import type { RunManifest } from '../../../../shared/domain/manifest.ts'
import type { RunResult } from '../../../../shared/domain/runResult.ts'
import { dataSetText } from '../../../../shared/text/dataText.ts'
import { configurationKey } from '../configurationKey.ts'
import { facts } from '../facts.ts'
import { type Html, type HtmlValue, html, nothing } from '../html.ts'
import type { ReportModel, Shown } from '../reportModel.ts'
import { type Column, table, textColumn } from '../table.ts'

/** The machine, the parameters, the images and the limits: what the figures hold for. */
export function environmentPart(model: ReportModel): Html {
  return html`${machine(model)}${parametersTable(model)}${imagesTable(model)}${limitsTable(model)}`
}

function machine({ comparison, shown, texts }: ReportModel): Html {
  const { t, figures } = texts
  const known = comparison.runs.find(({ environment }) => environment !== undefined)
  const environment = known?.environment
  if (known === undefined || environment === undefined)
    return html`<h3>${t('environment.machine')}</h3><p class="m">${t('environment.unknown')}</p>`
  const { engine } = environment
  const statePolicy = new Set(shown.flatMap(({ run }) => run?.manifest.statePolicy ?? []))
  const data = new Set(shown.flatMap(({ typical }) => (typical?.data ? [dataSetText(typical.data)] : [])))
  return html`<div class="keep"><h3>${t('environment.machine')}</h3>${facts([
    [t('environment.processor'), `${environment.cpuModel}, ${t('facts.cores', { count: environment.hostCpus })}`],
    [t('environment.memory'), t('environment.memoryText', { gib: figures.gibibytes(environment.hostMemoryBytes) })],
    [t('environment.kernel'), `${environment.platform}, ${environment.kernel}`],
    [
      t('environment.engine'),
      t('environment.engineText', {
        name: engine.name,
        version: engine.version,
        api: engine.apiVersion,
        cgroup: engine.cgroupVersion,
        system: engine.operatingSystem,
      }),
    ],
    [t('environment.source'), engine.source],
    [t('environment.cpuSets'), known.cpuSets && coresText(known.cpuSets, t)],
    [t('environment.node'), t('environment.nodeText', { palier: environment.palier, node: environment.node })],
    [t('environment.data'), [...data].join('; ')],
    [t('environment.statePolicy'), [...statePolicy].map((line) => stateText(line, t)).join('; ')],
  ])}</div>`
}

function coresText(
  { containers, generator, generatorFloats }: NonNullable<RunManifest['cpuSets']>,
  t: ReportModel['texts']['t'],
): string {
  const key = generatorFloats === true ? 'environment.cpuSetsFloating' : 'environment.cpuSetsText'
  return t(key, { containers, generator })
}

/** Our own lines in the reader's language, the topology's commands as they are. */
function stateText(line: string, t: ReportModel['texts']['t']): string {
  switch (line) {
    case freshState:
      return t('environment.freshState')
    case emptyState:
      return t('environment.emptyState')
    case warmedState:
      return t('environment.warmedState')
    case warmedDataState:
      return t('environment.warmedDataState')
    default: {
      const set = setOfState(line)
      return set === undefined ? line : t('environment.loadedState', { set })
    }
  }
}

/** A value that differs from the first column's is bold. */
function parametersTable({ shown, texts }: ReportModel): Html {
  const { t } = texts
  const names = [
    ...new Set(shown.flatMap(({ typical }) => Object.keys(typical?.configuration.parameters ?? {}))),
  ].toSorted()
  if (names.length === 0) return nothing
  const parameterOf = ({ typical }: Shown, name: string) => typical?.configuration.parameters[name]
  const [first] = shown
  const columns: Column[] = [
    textColumn(t('environment.parameter')),
    ...shown.map((one): Column => ({ head: configurationKey(one), kind: 'figure' })),
  ]
  const rows = names.map((name) => [
    html`<span class="mono small">${name}</span>`,
    ...shown.map((one): HtmlValue => {
      const value = parameterOf(one, name)
      if (value === undefined) return html`<span class="q">–</span>`
      return first === undefined || value === parameterOf(first, name) ? String(value) : html`<b>${String(value)}</b>`
    }),
  ])
  return html`<h3>${t('environment.parameters')}</h3>${table(columns, rows, { label: t('environment.parameters'), className: shown.length < 4 ? 'tight narrow' : 'tight' })}`
}

function imagesTable({ shown, texts }: ReportModel): Html {
  const { t } = texts
  const images = new Map(
    shown
      .flatMap(({ typical }) => Object.entries(typical?.images ?? {}))
      .map(([name, id]) => [`${name} ${id}`, { name, id }]),
  )
  if (images.size === 0) return nothing
  const rows = [...images.values()].map(({ name, id }) => [
    html`<span class="mono small">${name}</span>`,
    html`<span class="mono small">${id.replace(/^(sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1…')}</span>`,
    html`${shown.filter(({ typical }) => typical?.images[name] === id).map((one) => html`${configurationKey(one)} `)}`,
  ])
  const columns = [
    textColumn(t('environment.image')),
    textColumn(t('environment.imageId')),
    textColumn(t('environment.usedBy')),
  ]
  return html`<h3>${t('environment.images')}</h3>${table(columns, rows, { label: t('environment.images'), className: 'tight' })}`
}

type Limit = RunResult['limits'][number]

/** Limits that are alike in several containers and configurations stand in one line. */
function limitsTable({ shown, texts }: ReportModel): Html {
  const { t } = texts
  const alike = new Map<string, { readonly limit: Limit; readonly containers: Set<string>; readonly of: Set<Shown> }>()
  for (const one of shown) {
    for (const limit of one.typical?.limits ?? []) {
      const key = JSON.stringify([limit.limit, limit.asked, limit.effective, limit.state])
      const known = alike.get(key) ?? { limit, containers: new Set(), of: new Set() }
      known.containers.add(limit.container)
      known.of.add(one)
      alike.set(key, known)
    }
  }
  if (alike.size === 0) return nothing
  const rows = [...alike.values()].map(({ limit, containers, of }) => [
    t(`limit.${limit.limit}`),
    html`<span class="mono small">${[...containers].join(', ')}</span>`,
    html`${[...of].map((one) => html`${configurationKey(one)} `)}`,
    limitValue(limit.asked, texts),
    limitValue(limit.effective, texts),
    t(`limitState.${limit.state}`),
  ])
  const columns = [
    textColumn(t('environment.limit')),
    textColumn(t('services.container')),
    textColumn(t('environment.usedBy')),
    textColumn(t('environment.asked')),
    textColumn(t('environment.effective')),
    textColumn(t('environment.state')),
  ]
  return html`<h3>${t('environment.limits')}</h3>${table(columns, rows, { label: t('environment.limits'), className: 'tight' })}<p class="note">${t('environment.limitsNote')}</p>`
}

/** As the engine's adapter writes limits (`none`, `1024 MiB`, `3159567552 B`, `0.5 cpus`), in the reader's language. */
function limitValue(value: string, { t, figures }: ReportModel['texts']): string {
  if (value === 'none') return t('word.none')
  const [, amount, unit] = /^([\d.]+) (MiB|B|cpus)\b/.exec(value) ?? []
  if (amount === undefined) return value
  if (unit === 'cpus') return t('environment.coresText', { cores: figures.decimal(Number(amount), 1) })
  const mebibytes = unit === 'B' ? Math.round(Number(amount) / 1024 ** 2) : Number(amount)
  return t('environment.mebibytesText', { mib: figures.count(mebibytes) })
}
