import type { z } from 'zod'
import type { Problem } from '../../../shared/domain/problem.ts'
import { describeValue } from './describeValue.ts'
import type { Path } from './positionOf.ts'
import type { YamlFile } from './readYaml.ts'
import { refusalOf } from './refusals.ts'

export interface Complaint {
  /** Left out: what stands in the file at the path. */
  readonly found?: string
  readonly expected: string
  readonly fix?: string
  /** The name's position instead of the value's. */
  readonly atKey?: boolean
}

/** Collects what is wrong with one file; nothing is thrown until everything has been looked at. */
export class ProblemLog {
  readonly #file: YamlFile
  readonly #problems: Problem[] = []

  constructor(file: YamlFile) {
    this.#file = file
  }

  get problems(): readonly Problem[] {
    return this.#problems
  }

  add(path: Path, { found, expected, fix, atKey }: Complaint): void {
    this.#problems.push({
      where: this.#file.where,
      ...this.#file.positionOf(path, atKey === true ? 'key' : 'value'),
      field: toField(path),
      found: found ?? describeValue(valueAt(this.#file.value, path)),
      expected,
      ...(fix === undefined ? {} : { fix }),
    })
  }

  /** zod's issues with the value at `base`. `value` is what zod was given (after interpolation). */
  addIssues(issues: readonly z.core.$ZodIssue[], base: Path, value: unknown): void {
    for (const issue of issues) this.#addIssue(issue, base, value)
  }

  #addIssue(issue: z.core.$ZodIssue, base: Path, value: unknown): void {
    const path = [...base, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))]
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const refusal = refusalOf([...path, key])
        const known = { found: `the unknown key ${JSON.stringify(key)}`, expected: issue.message }
        this.add([...path, key], { ...(refusal ?? known), atKey: true })
      }
      return
    }
    const closest = issue.code === 'invalid_union' ? closestForm(issue.errors) : undefined
    if (closest !== undefined) {
      this.addIssues(closest, path, valueAt(value, issue.path))
      return
    }
    if (issue.code === 'invalid_key') {
      const name = describeValue(String(path.at(-1)))
      for (const inner of issue.issues) this.add(path, { found: name, expected: inner.message, atKey: true })
      return
    }
    this.add(path, { found: describeValue(valueAt(value, issue.path)), expected: issue.message })
  }
}

/** `services.api.ports[0]`. */
function toField(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}

/** The form that the value was meant to have: one that complains about what is inside, rather about a known key. */
function closestForm(forms: readonly z.core.$ZodIssue[][]): readonly z.core.$ZodIssue[] | undefined {
  const fitting = forms.filter((form) => form.length > 0 && form.every(isInside))
  return fitting.find((form) => form.every(({ code }) => code !== 'unrecognized_keys')) ?? fitting[0]
}

function isInside(issue: z.core.$ZodIssue): boolean {
  return issue.path.length > 0 || issue.code === 'unrecognized_keys'
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined
    found = (found as Record<PropertyKey, unknown>)[step]
  }
  return found
}
