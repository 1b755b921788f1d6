import type { LoadedData } from '../domain/loadedDataSchema.ts'
import type { LocalText } from '../domain/localText.ts'
import type { Server } from '../domain/serverSchema.ts'

/** A configuration to bring up and to fill with one of its topology's data sets. */
export interface DataAsk {
  /** Written, `copro:tuned`. */
  readonly configuration: string
  readonly set: string
  /** Parameter values over the configuration's own, as written; the one that chooses the data set follows from `set`. */
  readonly parameters: Readonly<Record<string, string>>
}

/** Somebody who can log in. Without a password where it is the one that the person gave. */
export interface DataAccount {
  readonly name: string
  readonly password?: string
  readonly role: LocalText
}

/** A data set as it was counted, and what a person needs to know to use it. */
export interface UsableData extends LoadedData {
  /** What was to be counted; absent: the topology does not say. */
  readonly expected?: Readonly<Record<string, number>>
  readonly accounts?: readonly DataAccount[]
}

/** A data set for something that runs already. */
export interface FillAsk {
  /** Whose topology declares how, `copro`; a variant of it is read and changes nothing. */
  readonly configuration: string
  readonly set: string
  /** What the steps' paths are put behind: `https://host/base`, without a user name. */
  readonly url: string
  /** The address that the URL's name stands for, confirmed: needed for every one that is not loopback. */
  readonly allowAddress?: string
  /** With `https:`, the only authorities that are trusted, as PEM; absent: those that Node trusts. */
  readonly ca?: string
  /** As for load: a secret may go over `http:` to another machine. */
  readonly allowPlainSecrets?: boolean
  /** By environment variable: what a person gave instead. Never kept. */
  readonly secrets?: Readonly<Record<string, string>>
}

export interface FilledUrl extends UsableData {
  readonly topologyId: string
  readonly url: string
  /** The one that was asked. */
  readonly address: string
}

/** A stack that is up with its data, and stays until it is released. */
export interface DataStack extends UsableData {
  readonly stackId: string
  readonly configuration: string
  /** Of its entry, on loopback: `http://127.0.0.1:49153`. */
  readonly address: string
  /** What its containers are held to, read back from the engine; absent: its topology declares no server. */
  readonly server?: Server
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
  /** Loads the data set through the API of what runs there, and creates nothing. Answers when it is counted; `stopped`: by `data.stopFilling`. */
  'data.fill': {
    ask: FillAsk
    answer: { readonly kind: 'filled'; readonly filled: FilledUrl } | { readonly kind: 'stopped' }
  }
  /** A step that is under way may go on in the service. */
  'data.stopFilling': { ask: Record<string, never>; answer: { readonly stopping: boolean } }
  /** The stack of this process. */
  'data.current': { ask: Record<string, never>; answer: CurrentData }
}
