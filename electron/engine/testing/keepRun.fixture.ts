import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DiagnosisInputs } from '../../../shared/analysis/diagnosis/known.ts'
import { slimRun } from '../../../shared/testing/runs/slimRun.ts'

// A stored run as a case of the diagnosis’ tests:
// `node electron/engine/testing/keepRun.fixture.ts <a run’s folder> > shared/testing/runs/<name>.ndjson`

const [folder = '.'] = process.argv.slice(2)
const text = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8')
const rows = <T>(stream: string): readonly T[] =>
  text(`${stream}.ndjson`)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

type Rows<S extends keyof DiagnosisInputs> = Extract<DiagnosisInputs[S], readonly unknown[]>[number]

const facts = JSON.parse(text('evidence', 'facts.json'))
const readings = rows<Rows<'readings'> & Rows<'hostReadings'>>('readings')
const told = ['state', 'component', 'fault']

process.stdout.write(
  slimRun({
    manifest: JSON.parse(text('manifest.json')),
    ticks: rows('ticks'),
    readings: readings.filter(({ container }) => container !== undefined),
    hostReadings: readings.filter(({ container }) => container === undefined),
    probes: rows('probes'),
    counters: rows('counters'),
    logs: rows('logs'),
    events: rows<Rows<'events'>>('events').filter(({ kind }) => told.includes(kind)),
    ends: facts.ends,
    ...(facts.database && { queries: facts.database.statements }),
  }),
)
