/** Why there is no way to an engine behind ssh; `message`: its own words. The words for people are in `shared/text/sshProblemText.ts`. */
export interface SshProblem {
  readonly kind: /** No `ssh` on this machine. */
    | 'noProgram'
    /** The machine's key is not known, or is another one. */
    | 'hostKey'
    /** The user is not let in without a password. */
    | 'denied'
    | 'unreachable'
    /** No `docker` there. */
    | 'noDocker'
    /** The user may not use the engine there. */
    | 'noAccess'
    /** `docker` is there, and no engine. */
    | 'noEngine'
    | 'other'
  readonly message: string
}
