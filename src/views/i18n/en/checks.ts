/** Checks: every table against itself, others and the year before. */
export const checks = {
  'checks.title': 'Checks of all tables',
  'checks.sub':
    'Each table is checked against itself, other tables and the end of the year before. What does not agree comes first and opens the people who make the difference. Tables of findings and missing papers are checked on their own pages.',
  'checks.all-fine': '{checks} comparisons in {tables} tables, and all agree.',
  'checks.off': '{off} {off|does|do} not agree',
  'checks.fine': 'In agreement',
  'checks.fine-of': '{count} {count|comparison|comparisons}',
  'checks.sheet.table': 'Table',
  'checks.sheet.what': 'Compared',
  'checks.sheet.outcome': 'Outcome',
  'checks.sheet.holds': 'agrees',
  'checks.sheet.off': 'does not',
  'checks.sheet.count': '{checks} comparisons in {tables} tables, {off} not in agreement',
  'checks.sheet.note': 'Differences are of the people whom whoever made this may see; their names open in the program.',
} as const
