import 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of this start of the tests, empty at first. */
    readonly sharedFolder: string
  }
}
