import type { approval as zh } from '#views/i18n/zh-Hans/approval.ts'

export const approval: Record<keyof typeof zh, string> = {
  'approval.sheet': 'Approval sheet',
  'approval.title': '{name} · approval sheet',
  'approval.sub': 'Why, old beside new, every opinion and when; opinions that a return made void are left out',
  'approval.hint':
    '{count} {count|page|pages} in all, with codes and the name of whoever prints; each print is recorded.',
  'approval.frame': 'Approval sheet of {name}',
  'sheet.approval': 'Approval sheet',
  'act.case.previewed': 'Previewed an approval sheet',
  'act.case.printed': 'Printed an approval sheet',
}
