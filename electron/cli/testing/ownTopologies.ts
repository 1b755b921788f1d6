import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Four seconds of load, and half a minute of it for what is ended from outside. */
const profiles = { tiny: ['1s', '3s'], long: ['1s', '30s'] }

/** What the service `web` of a topology has besides the port and the program that every one of them has. */
export const ownTopologies = {
  /** Nothing is wrong with it. */
  tiny: [],
  /** Its program ends with an error at once. */
  crash: ['command: [sh, -c, "echo loading settings; echo no settings found >&2; exit 7"]'],
  /** Its health test never passes; Compose would give up after 2 × (1 s + 1 s). */
  stuck: ['healthcheck: { test: [CMD-SHELL, "echo still loading; exit 1"], interval: 1s, timeout: 1s, retries: 2 }'],
  /** Likewise, but nobody gives up so soon. */
  slow: ['healthcheck: { test: ["CMD", "false"], interval: 1s, retries: 1000 }'],
  /** Every request of the scenario fails; its health test passes. */
  broken: ['environment: { ANSWER: "500 Internal Server Error" }'],
  /** Every request takes a MiB for good. */
  hungry: ['environment: { EATS: "1" }', 'deploy: { resources: { limits: { memory: 32m } } }'],
  /** Tells what a data set has made. */
  filled: [`environment: { MADE: '{"counts": {"pages": 10, "authors": 3}}' }`],
  /** The second step of its image fails. */
  unbuildable: ['build: .'],
} satisfies Record<string, readonly string[]>

/**
 * Writes a folder of topologies that need no image but the base, with a scenario of two requests and the profiles `tiny` and `long`.
 * Gives the folder, for `--trust`.
 */
export function writeOwnTopologies(folder: string): string {
  for (const [name, lines] of Object.entries(ownTopologies)) {
    write(folder, `topologies/${name}/compose.yaml`, composeFile(name, lines))
    copyFileSync(join(import.meta.dirname, 'serve.pl'), join(folder, `topologies/${name}/serve.pl`))
  }
  write(
    folder,
    'topologies/unbuildable/Dockerfile',
    'FROM palier/base:trixie\nRUN echo looking for it && cat /no/such/file\n',
  )
  for (const [name, [ramp, plateau]] of Object.entries(profiles)) {
    const stages = `stages:\n  - { duration: ${ramp}, users: 5 }\n  - { duration: ${plateau}, users: 5 }\n`
    write(
      folder,
      `profiles/${name}.yaml`,
      `name: ${name}\ntitle: { en: ${name}, fr: ${name} }\nmodel: closed\n${stages}`,
    )
  }
  write(folder, 'scenarios/tiny.yaml', scenario)
  return folder
}

const scenario = `name: tiny
title: { en: Two pages, fr: Deux pages }
think: { mean: 100ms, spread: 50 }
requests:
  - { name: home, weight: 1, method: GET, path: / }
  - { name: item, weight: 1, method: GET, path: /item }
`

/** Lines given win over those that every topology has. */
function composeFile(name: string, lines: readonly string[]): string {
  const has = (field: string): boolean => lines.some((line) => line.startsWith(`${field}:`))
  const usual = {
    image: has('build') ? `image: palier-test/${name}` : 'image: palier/base:trixie',
    command: 'command: [perl, /serve.pl]',
    volumes: 'volumes: ["./serve.pl:/serve.pl:ro"]',
    healthcheck: 'healthcheck: { test: [CMD, bash, -c, "exec 3<>/dev/tcp/127.0.0.1/80"], interval: 1s, retries: 30 }',
  }
  const service = [...Object.entries(usual).flatMap(([field, line]) => (has(field) ? [] : [line])), ...lines]
  return `name: ${name}
x-palier:
  title: { en: ${name}, fr: ${name} }
  entry: { service: web, port: 80 }
  roles: { web: api, db: database }
  scenario: tiny
${name === 'filled' ? dataLines : ''}services:
  web:
${service.map((line) => `    ${line}`).join('\n')}
  db:
    image: palier/base:trixie
    command: [sleep, infinity]
    init: true
`
}

const dataLines = `  parameters:
    DATA_SET: { type: choice, values: [few, many], default: few, label: { en: Data, fr: Données } }
  data:
    parameter: DATA_SET
    steps:
      - { name: fill, method: GET, path: "/fill/{set}" }
    counts: /counts
`

function write(folder: string, path: string, text: string): void {
  const file = join(folder, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
}
