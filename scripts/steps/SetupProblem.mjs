/** Something the set-up could not do: what and why in one sentence, and what the person can do about it. */
export class SetupProblem extends Error {
  /**
   * @param {string} sentence
   * @param {{ fix?: string | undefined, exitCode?: number }} [more] exit codes are those of the command line; 4 unless told
   */
  constructor(sentence, { fix, exitCode = 4 } = {}) {
    super(sentence)
    this.name = 'SetupProblem'
    this.fix = fix
    this.exitCode = exitCode
  }
}
