import type { Answer, Ask, RequestName } from './requests.ts'

/** One handler per request; a missing one, or one with the wrong answer, does not compile. */
export type Handlers = { readonly [N in RequestName]: (input: Ask<N>) => Promise<Answer<N>> }
