/** What the parts about a run's database and its logs say, on the screen and in the report. */
export const database = {
  'debug.title': 'Debug',

  'statements.title': 'Slowest queries',
  'statements.query': 'Query',
  'statements.calls': 'Calls',
  'statements.total': 'Total, ms',
  'statements.mean': 'Mean, ms',
  'statements.rows': 'Rows',
  'statements.callsOf': 'Calls {{letter}}',
  'statements.totalOf': 'Total {{letter}}, ms',
  'statements.meanOf': 'Mean {{letter}}, ms',
  'statements.rowsOf': 'Rows {{letter}}',
  'statements.change': 'Mean {{before}} → {{after}}',
  'statements.times': '× {{factor}}',
  'statements.note':
    'Those that took the most time of the database while measuring, from pg_stat_statements. The bar is the part of all listed.',
  'statements.comparedNote':
    'The slowest of either, matched by their text; “–” is not among the ten of that configuration. Calls differ with what was carried: the mean is what compares.',

  'plans.title': 'Plans of declared queries',
  'plans.query': 'Query',
  'plans.plan': 'What the database does',
  'plans.time': 'Execution, ms',
  'plans.pages': 'Pages read',
  'plans.comparedNote': 'EXPLAIN (ANALYZE, BUFFERS) after measuring.',
  'plans.note':
    'EXPLAIN (ANALYZE, BUFFERS), executed and rolled back before and after measuring; time and pages of the one after. A page has 8 KiB.',
  'plans.changed': 'before measuring: {{before}}; after: {{after}}',
  'plans.onlyBefore': 'before measuring: {{before}}',
  'plans.cost': '{{ms}} ms, {{pages}} pages',
  'plans.before': 'before measuring',
  'plans.after': 'after measuring',

  'plan.index': 'uses index {{index}}',
  'plan.indexAnd': 'uses index {{index}} ({{rows}})',
  'plan.whole': 'reads the whole table {{table}} ({{rows}})',
  'plan.part': 'reads {{table}} without an index until it has enough ({{rows}})',
  'plan.nothing': 'reads no table',
  'plan.rows_one': '{{n}} row',
  'plan.rows_other': '{{n}} rows',
  'plan.thrownAway': '{{rows}}, {{removed}} of them thrown away',
  'plan.then': '{{one}}; {{other}}',

  'hints.title': 'Indexes',
  'hints.missing':
    '**{{table}}** was read whole {{wholeReads}} times, {{rows}} rows each time, and {{indexReads}} times by an index: an index may be missing.',
  'hints.unused': '**{{index}}** on {{table}} ({{size}} KiB) was never read while measuring.',
  'hints.missingCaution': 'Which columns it needs is in the plans and in what the slowest queries filter and sort by.',
  'hints.unusedCaution':
    'Another load, or a foreign key when rows are deleted, may need it: look at a longer time before dropping it. Every index makes writes dearer.',
  'hints.none': 'Every index was read, and no large table was read whole again and again.',

  'problems.title': 'Not read from the database',

  'compared.title': 'Database side by side',
  'compared.plans': 'Plans side by side',
  'compared.statements': 'Slowest queries side by side',
  'compared.head': 'Database, {{before}} and {{after}}',
  'compared.with': 'Compared with {{name}}',

  'lines.title': 'Log lines',
  'lines.error': 'error',
  'lines.warn': 'warning',
  'lines.slow': 'slow',
  'lines.all': 'All',
  'lines.everyContainer': 'every container',
  'lines.class': 'Class',
  'lines.container': 'Container',
  'lines.time': 'First at',
  'lines.last': 'Last at',
  'lines.count': 'Lines',
  'lines.line': 'First line of its kind',
  'lines.times': '× {{n}}',
  'lines.none': 'No container wrote a line that says WARN, ERROR or slow.',
  'lines.noneOfThese': 'No such line.',
  'lines.further': 'lines of further kinds',
  'lines.note':
    'Lines that say WARN, ERROR (or worse) or slow, by what they have in common without numbers and quotes. The strip counts lines per second, at most {{most}}; its height is logarithmic.',
  'lines.strip': 'Lines per second of {{name}}: {{list}}.',
  'lines.more_one': '{{n}} more kind is kept with the run.',
  'lines.more_other': '{{n}} more kinds are kept with the run.',
} as const
