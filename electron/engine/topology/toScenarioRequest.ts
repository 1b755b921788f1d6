import type { z } from 'zod'
import type { Login, RequestTemplate, ScenarioRequest, TakeSource } from '../../../shared/domain/scenario.ts'
import type { loginSchema, scenarioRequestSchema } from '../../../shared/domain/scenarioSchema.ts'
import { toDurationMs } from '../../../shared/domain/toDurationMs.ts'
import { definedOnly } from './definedOnly.ts'

type WrittenRequest = z.output<typeof scenarioRequestSchema>
type WrittenLogin = z.output<typeof loginSchema>

export function toRequest({ name, weight, ...written }: WrittenRequest): ScenarioRequest {
  return { name, weight, ...toTemplate(written) }
}

export function toLogin({ refresh = {}, then, ...written }: WrittenLogin): Login {
  const afterMs = refresh.after === undefined ? undefined : toDurationMs(refresh.after)
  const when = definedOnly<Login['refresh']>({ afterMs, on401: refresh.on401 ?? true })
  return { ...toTemplate(written), ...(then && { next: then.map(toTemplate) }), refresh: when }
}

/** As it is sent; what is not written takes its default. */
export function toTemplate({
  method,
  path,
  expect = 200,
  headers = {},
  body,
  take,
  checks,
}: Omit<WrittenLogin, 'refresh' | 'then'>): RequestTemplate {
  return definedOnly<RequestTemplate>({
    method,
    path,
    headers: isJson(body) ? withType(headers) : headers,
    body: isJson(body) ? JSON.stringify(body) : body,
    expect,
    take: take && Object.fromEntries(Object.entries(take).map(([name, source]) => [name, toTake(source)])),
    checks,
  })
}

function isJson(body: WrittenLogin['body']): body is Exclude<WrittenLogin['body'], string | undefined> {
  return typeof body === 'object'
}

function withType(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const isGiven = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  return isGiven ? headers : { ...headers, 'content-type': 'application/json' }
}

function toTake(source: string): TakeSource {
  return source.startsWith('/') ? { kind: 'json', pointer: source } : { kind: 'header', name: source }
}
