/** The reason of an abort that a person asked for; any other reason is a failure. */
export class StopRequested extends Error {
  constructor() {
    super('stopped on request')
    this.name = 'StopRequested'
  }
}
