import type { LoadedData } from '../domain/loadedDataSchema.ts'

/** A configuration to bring up and to fill with one of its topology's data sets. */
export interface DataAsk {
  /** Written, `copro:tuned`. */
  readonly configuration: string
  readonly set: string
  /** Parameter values over the configuration's own, as written; the one that chooses the data set follows from `set`. */
  readonly parameters: Readonly<Record<string, string>>
}

/** A stack that is up with its data, and stays until it is released. */
export interface DataStack extends LoadedData {
  readonly stackId: string
  readonly configuration: string
  /** Of its entry, on loopback: `http://127.0.0.1:49153`. */
  readonly address: string
}

/** How far a stack that is brought up and filled has come. */
export type DataStep =
  | { readonly at: 'building'; readonly image?: string; readonly message?: string }
  | { readonly at: 'starting'; readonly ready: number; readonly total: number }
  | { readonly at: 'loading' }

export type CurrentData =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'loading'
      readonly stackId: string
      readonly configuration: string
      readonly set: string
      readonly step: DataStep
    }
  | { readonly kind: 'loaded'; readonly stack: DataStack }
  /** Its containers are being removed. */
  | { readonly kind: 'releasing'; readonly stackId: string; readonly configuration: string; readonly set: string }

export interface DataRequests {
  /** Brings a configuration up, loads the data set through its API, and keeps it. Answers when the data is there; `stopped`: released before. */
  'data.load': {
    ask: DataAsk
    answer: { readonly kind: 'loaded'; readonly stack: DataStack } | { readonly kind: 'stopped' }
  }
  /** Removes that stack, also one that is only coming up; answers when it is gone. Not `released`: there is none of that id. */
  'data.release': {
    ask: { readonly stackId: string }
    answer: { readonly released: boolean; readonly leftBehind: readonly string[] }
  }
  /** The stack of this process. */
  'data.current': { ask: Record<string, never>; answer: CurrentData }
}
