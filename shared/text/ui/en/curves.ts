/** Around every chart: its cursor, its switches and its table. */
export const curves = {
  'curves.at': 'at {{time}}',
  'curves.latest': 'latest',
  'curves.followLive': 'follow live',
  'curves.showTable': 'Show as table',
  'curves.showChart': 'Show as chart',
  'curves.copyCsv': 'Copy as CSV',
  'curves.copied': 'Copied',
  'curves.notCopied': 'Not copied: the browser refuses',
  'curves.time': 'Time',
  'curves.doubt': 'In doubt',
  'curves.mean': 'mean of {{seconds}} s',
  'curves.highestOf': 'highest of {{seconds}} s',
  'curves.switch': '{{name}}: click hides, Alt+click shows it alone',
  'curves.noErrors': 'none',
  'curves.keys': 'Arrow keys move the cursor by 1 s, with Shift by 10 s; T shows a table.',
}
