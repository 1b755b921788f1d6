import { z } from 'zod'
import { durationSchema } from './durationSchema.ts'
import { localTextSchema } from './localTextSchema.ts'
import { nameSchema } from './nameSchema.ts'

const scalar = z.union([z.string(), z.number()])

export const environmentName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of an environment variable')

export const valueSourceSchema = z.union([
  z
    .strictObject({
      zipf: z.strictObject({ from: z.int().min(1), to: z.int(), exponent: z.number().min(0) }),
    })
    .describe('Rank r from `from` to `to` is drawn with a weight of 1 / r^exponent.'),
  z.strictObject({ uniform: z.strictObject({ from: z.int(), to: z.int() }) }),
  z.strictObject({ choice: z.array(scalar).min(1) }),
  z
    .strictObject({ byUser: z.array(scalar).min(1) })
    .describe(
      'One for each user for good: users are shared out evenly. In the open model, senders are, and take turns.',
    ),
  z
    .strictObject({
      unique: z.union([
        z.literal(true),
        z.strictObject({ prefix: z.string().regex(/^[A-Za-z0-9]{1,20}$/, '1 to 20 letters and digits') }),
      ]),
    })
    .describe('Letters and digits, never the same twice: not in a run, and not in another one.'),
  z
    .strictObject({
      secret: z.strictObject({
        environment: environmentName,
        local: z
          .string()
          .min(1)
          .exactOptional()
          .describe('For a stack of our own, instead of the variable; never for a URL.'),
      }),
    })
    .describe('Read from the environment when a run begins; never kept or shown. In headers and bodies only.'),
])

/** RFC 6901, without the empty one: the whole document. */
const pointer = /^(\/([^~/]|~[01])*)+$/
const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
export const valueName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'a name of letters, digits and underscores')

const headersSchema = z.record(
  z.string().regex(new RegExp(`^${token}$`), "a header's name"),
  z.string().regex(/^[\t -~\u0080-\uffff]*$/, 'one line'),
)

const bodySchema = z
  .union(
    [z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())],
    'text, or a mapping or a list that is sent as JSON',
  )
  .describe('A mapping or a list is sent as JSON.')

const takeSchema = z
  .record(
    valueName,
    z
      .string()
      .regex(new RegExp(`${pointer.source}|^${token}$`), "a JSON pointer such as /items/0/id, or a header's name"),
  )
  .describe(
    "Values for the same user's next requests: a JSON pointer into the body (RFC 6901), or the name of a header. An answer without one fails.",
  )

const checksSchema = z
  .strictObject({
    contains: z.string().min(1).exactOptional().describe('Somewhere in the body.'),
    json: z
      .record(
        z.string().regex(pointer, 'a JSON pointer such as /items/0/id'),
        z.union([z.string(), z.number(), z.boolean(), z.null()], 'a text, a number, true, false or null'),
      )
      .exactOptional()
      .describe('What stands at each JSON pointer.'),
  })
  .describe('Of answers with the expected status; bodies longer than 1 MiB fail.')

/** What every declared request has in common. */
export const templateFields = {
  method: z.enum(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z
    .string('a path that begins with /')
    .regex(/^\//, 'a path that begins with /')
    .describe('With `{value}` placeholders, as headers and body; `{user}` is the user’s number, from 1.'),
  expect: z.int().min(100).max(599).exactOptional().describe('Expected status; 200 when absent.'),
  headers: headersSchema.exactOptional(),
  body: bodySchema.exactOptional(),
  take: takeSchema.exactOptional(),
  checks: checksSchema.exactOptional(),
}

export const scenarioRequestSchema = z.strictObject({
  name: z.string().min(1),
  weight: z.number().min(0).describe('Relative to the sum of all weights.'),
  ...templateFields,
})

export const loginSchema = z
  .strictObject({
    ...templateFields,
    // biome-ignore lint/suspicious/noThenProperty: a list, never a function.
    then: z
      .array(z.strictObject(templateFields))
      .min(1)
      .exactOptional()
      .describe('Further requests of the login, in order, after each login. What one takes is there for the next.'),
    refresh: z
      .strictObject({
        after: durationSchema.exactOptional().describe('Log in again before the first request after so long.'),
        on401: z
          .boolean()
          .exactOptional()
          .describe('Log in again when a request is answered 401, and send it once more; true when absent.'),
      })
      .exactOptional(),
  })
  .describe('Once per user, before the first request. Has a row of its own and is no part of the mix.')

const paceSchema = z.strictObject({
  mean: durationSchema,
  spread: z.number().min(0).max(100).describe('Percent of the mean.'),
})

/** `scenarios/<name>.yaml` */
export const scenarioSchema = z.strictObject({
  name: nameSchema,
  title: localTextSchema,
  description: localTextSchema.exactOptional(),
  think: paceSchema
    .exactOptional()
    .describe('Pause between an answer and the next request: evenly between mean − spread and mean + spread.'),
  cycle: paceSchema
    .exactOptional()
    .describe('Instead of `think`: requests are due so far apart, however late the answers are.'),
  values: z.record(valueName, valueSourceSchema).exactOptional(),
  login: loginSchema.exactOptional(),
  requests: z.array(scenarioRequestSchema).min(1, 'at least one request'),
})
