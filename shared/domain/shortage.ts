/** What a plan needs of this machine and cannot have. */
export type Shortage =
  /** `users`: the most that have a connection at once; `reserved`: descriptors for everything else. */
  | {
      readonly of: 'descriptors'
      readonly users: number
      readonly needed: number
      readonly reserved: number
      readonly allowed: number
    }
  | { readonly of: 'ports'; readonly users: number; readonly first: number; readonly last: number }
  /** A new connection for every request: `held` keep their local port within the minute after they are closed. */
  | { readonly of: 'freshPorts'; readonly held: number; readonly ports: number; readonly mostPerS: number }
  | { readonly of: 'memory'; readonly users: number; readonly neededBytes: number; readonly freeBytes: number }
  /** Load threads want a core each. */
  | { readonly of: 'cores'; readonly threads: number; readonly cores: number }
