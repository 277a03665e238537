import type { asking as zh } from '#views/i18n/zh-Hans/asking.ts'

export const asking: Record<keyof typeof zh, string> = {
  'asking.title': 'Who is asked about changes',
  'asking.hint':
    'This table says who is asked when an archived dossier changes, and how far up it goes. Where nobody is asked and nothing goes up, the change is routine: it applies at once.',
  'asking.own': '{count} lines differ from the first table',
  'asking.table': 'Who is asked, and how far up',
  'asking.always': 'Key dates (birth, party, first work) always go to the HR check and every leader',
  'asking.column.what': 'What changes',
  'asking.column.whom': 'Asked',
  'asking.column.climb': 'Leaders',
  'asking.first': 'First table: {asking}',
  'asking.line': '{section} · {way}',
  'asking.corrected': 'changed',
  'asking.added': 'added',
  'asking.checker': 'HR check',
  'asking.head': 'Department head',
  'asking.hr-lead': 'HR lead',
  'asking.finance': 'Finance',
  'asking.legal': 'Legal',
  'asking.none': 'None',
  'asking.one': 'The next leader',
  'asking.all': 'All, to the top',
  'asking.nobody': 'Routine, nobody',
  'asking.save': 'Save the table',
  'asking.live': 'Cases on their way end by the table they were submitted under.',
  'asking.back': 'Back to the first table',
  'asking.back-hint': 'Every line above that differs goes back to what the first table says.',
  'asking.not-so': 'Not saved: {count} lines cannot be as they are; the reason stands under each.',
  'asking.why': 'Why these people',
  'asking.why-hint': 'The HR lead keeps the table of who is asked',
  'asking.place': 'Rules of the house',

  'refusal.asking.unreadable': 'Whom to ask, or how far up, cannot be read. Please choose again.',
  'refusal.asking.needs-finance': 'Finance must be asked about pay.',
  'refusal.asking.needs-legal': 'Legal must be asked about contracts.',
  'refusal.asking.never-routine': 'Sensitive content is never routine: ask somebody, or go up one leader at least.',
  'refusal.asking.meanwhile':
    'A colleague changed this line after you opened the page; it now says: {now}. To save yours all the same, press once more.',

  'notice.asking.changed': 'Saved. What is submitted from now on follows it',
  'notice.asking.same': 'Nothing to change',

  'act.asking.changed': 'Changed who is asked',
  'about.way': 'Way',
  'about.was': 'Was',
  'about.becomes': 'Becomes',
}
