/** The frame around every screen, and words that several screens share. */
export const frame = {
  'frame.screens': 'Screens',
  'frame.bench': 'Bench',
  'frame.live': 'Live',
  'frame.result': 'Result',
  'frame.history': 'History',
  'frame.setup': 'Setup',
  'frame.commands': 'Commands',
  'frame.copy': 'Copy',
  'frame.copied': 'Copied',
  'frame.notCopied': 'Select it and copy',
  'frame.copyCommand': 'Copy {{command}}',
  'frame.log': 'Last lines of the log',
}
