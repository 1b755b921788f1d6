import type { ZodType } from 'zod'
import { type Failure, toFailure } from '../domain/failure.ts'
import { fail, ok, type Result } from './answer.ts'
import type { Handlers } from './handlers.ts'
import type { Answer, Ask, RequestName } from './requests.ts'
import { schemas } from './schemas.ts'

/** The one door for every request of every host: checked input in, plain data out. Never throws. */
export async function answer<N extends RequestName>(
  handlers: Handlers,
  name: N,
  input: unknown,
): Promise<Result<Answer<N>, Failure>> {
  return await checkedAnswer(name, schemas[name], handlers[name] as (input: Ask<N>) => Promise<Answer<N>>, input)
}

/** For what a host answers itself: the same door, another table. */
export async function checkedAnswer<A, B>(
  name: string,
  schema: ZodType<A>,
  handler: (input: A) => Promise<B>,
  input: unknown,
): Promise<Result<B, Failure>> {
  const parsed = schema.safeParse(input)
  if (!parsed.success) {
    return fail({
      kind: 'badInput',
      problems: parsed.error.issues.map((issue) => ({
        where: name,
        field: issue.path.join('.'),
        found: 'input' in issue ? JSON.stringify(issue.input) : 'a value that does not fit',
        expected: issue.message,
      })),
    })
  }
  try {
    return ok(await handler(parsed.data))
  } catch (error) {
    return fail(toFailure(error))
  }
}
