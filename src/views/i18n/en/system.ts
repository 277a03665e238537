import type { system as source } from '#views/i18n/zh-Hans/system.ts'

export const system: Record<keyof typeof source, string> = {
  'system.title': 'System',
  'system.sub': 'Accounts have numbers and no names here; nothing of any dossier can be seen.',
  'system.state': 'Running',
  'system.open': 'unlocked',
  'system.version': 'Version',
  'system.node': 'Node',
  'system.opened': 'Unlocked at',
  'system.head': 'Head of the log',
  'system.accounts': 'Accounts',
  'system.count': '{count} {count|account|accounts}',
  'system.number': 'Staff number',
  'system.duties': 'Duties',
  'system.and': ', ',
  'system.account-state': 'State',
  'system.account.active': 'active',
  'system.account.locked': 'locked',
  'system.account.closed': 'closed',
  'system.since': 'Since',
}
