/** A container's log: stored, or as far as the run has come. */
export const log = {
  'log.title': 'Log of {{container}}',
  'log.open': 'Open the log of {{container}} at {{time}}',
  'log.shown': 'Lines {{from}} to {{to}} of {{all}}; times are those of the run',
  'log.none': 'Nothing was kept of this container’s log.',
  'log.earlier': 'Earlier lines',
  'log.later': 'Later lines',
  'log.close': 'Close the log',
  'log.lines': 'Log lines',
  'log.soFar_one': '{{n}} log line that complains so far',
  'log.soFar_other': '{{n}} log lines that complain so far',
  'log.soFarNote': 'Lines that say WARN, ERROR or slow; the whole log is kept when the run ends.',
}
