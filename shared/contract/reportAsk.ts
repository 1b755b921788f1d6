export interface ReportAsk {
  /** Of a run or a comparison. */
  readonly id: string
  readonly language: 'en' | 'fr'
  readonly html?: string
  readonly pdf?: string
  /** Folder for one CSV file per table. */
  readonly csv?: string
  /** The plain-text monitoring log, a line a second. */
  readonly log?: string
  /** Prometheus alert rules with the thresholds that follow from it. */
  readonly alerts?: string
}
