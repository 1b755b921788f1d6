import { z } from 'zod'
import type { ComposeFile, ComposeService, PlacedMount } from './composeService.ts'
import { expectedOf } from './expectedOf.ts'
import { block, field } from './field.ts'
import { interpolateTree, type Variables } from './interpolate.ts'
import { keyValues } from './lists.ts'
import type { ProblemLog } from './ProblemLog.ts'
import type { Path } from './positionOf.ts'
import { asMapping, readFields } from './readFields.ts'
import type { YamlFile } from './readYaml.ts'
import { type Folders, readEnvFiles, resolveBuild, resolveMount } from './resolvePaths.ts'
import { truth, word } from './scalars.ts'
import { serviceFields } from './serviceFields.ts'
import { mountEntry } from './volumeFields.ts'

const outsider = field(
  'nothing: it would be shared with foreign containers, and what is shared cannot be cleaned up',
  (value) => (value === false ? false : undefined),
)

/**
 * Networks are read and collapsed into the run's own: every container of a run is on one network with fixed
 * addresses. A topology that relies on two services *not* reaching each other is not served by this.
 */
const network = block({
  driver: z.literal('bridge').optional(),
  internal: truth.optional(),
  labels: keyValues('').optional(),
  external: outsider.optional(),
})

/** Options of a driver can mount any folder of the host, so there are none. */
const volume = block({
  driver: z.literal('local').optional(),
  labels: keyValues('').optional(),
  external: outsider.optional(),
})

/** The Compose part of one file, with variables filled in and paths resolved. Complains to `log`; what is wrong is left out. */
export function readCompose(file: YamlFile, variables: Variables, folders: Folders, log: ProblemLog): ComposeFile {
  const { value, issues } = interpolateTree(file.value, variables)
  for (const { path, found, expected, fix } of issues) {
    log.add(path, { found, expected, ...(fix === undefined ? {} : { fix }) })
  }
  const anything = z.unknown()
  const top = readFields(
    log,
    { name: word, services: anything, networks: anything, volumes: anything },
    value,
    [],
    'ignored',
  )
  const services: [string, ComposeService][] = []
  for (const [name, raw] of Object.entries(asMapping(log, top.services, ['services']) ?? {})) {
    if (name.startsWith('x-')) continue
    if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(name) || name in Object.prototype) {
      log.add(['services', name], { found: name, expected: 'a name of letters, digits and . _ -', atKey: true })
    }
    services.push([name, readService(name, raw, variables, folders, log)])
  }
  return {
    name: top.name,
    services: Object.fromEntries(services),
    networks: readNames(log, top.networks, 'networks', network),
    volumes: readNames(log, top.volumes, 'volumes', volume),
  }
}

function readService(
  name: string,
  raw: unknown,
  variables: Variables,
  folders: Folders,
  log: ProblemLog,
): ComposeService {
  const path = ['services', name]
  const { env_file: envFiles = [], build, volumes, ...service } = readFields(log, serviceFields, raw, path, 'ignored')
  const resolved = build === undefined ? undefined : resolveBuild(log, build, [...path, 'build'], folders)
  const mounts = volumes?.flatMap((raw, index) => readMount(log, raw, [...path, 'volumes', index], folders))
  refuseOurLabels(log, service.labels, path)
  return {
    ...service,
    ...(resolved === undefined ? {} : { build: resolved }),
    ...(mounts === undefined ? {} : { volumes: mounts }),
    fromEnvFiles: readEnvFiles(log, envFiles, [...path, 'env_file'], folders, variables),
    written: new Set(typeof raw === 'object' && raw !== null ? Object.keys(raw) : []),
  }
}

function readMount(log: ProblemLog, raw: unknown, path: Path, folders: Folders): readonly PlacedMount[] {
  const parsed = mountEntry.safeParse(raw, { error: expectedOf })
  if (!parsed.success) log.addIssues(parsed.error.issues, path, raw)
  const resolved = parsed.success ? resolveMount(log, parsed.data, path, folders) : undefined
  return resolved === undefined ? [] : [{ mount: resolved, complain: (complaint) => log.add(path, complaint) }]
}

/** With a label of ours, a sweep would take the container for one of another run. */
function refuseOurLabels(
  log: ProblemLog,
  labels: Readonly<Record<string, string>> | undefined,
  path: readonly string[],
) {
  for (const label of Object.keys(labels ?? {}).filter((name) => name.startsWith('io.palier.'))) {
    log.add([...path, 'labels', label], {
      found: label,
      expected: 'no label that begins with io.palier: those are ours',
    })
  }
}

function readNames(log: ProblemLog, raw: unknown, what: string, schema: z.ZodType): readonly string[] {
  const given = Object.entries(asMapping(log, raw, [what]) ?? {}).filter(([name]) => !name.startsWith('x-'))
  for (const [name, value] of given) {
    readFields(log, { [name]: schema }, { [name]: value }, [what], 'ignored')
  }
  return given.map(([name]) => name)
}
