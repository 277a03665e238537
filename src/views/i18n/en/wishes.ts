import type { wishes as zh } from '#views/i18n/zh-Hans/wishes.ts'

export const wishes: Record<keyof typeof zh, string> = {
  'phrases.title': 'Common phrases',
  'phrases.aside': 'Seen by you alone',
  'phrases.label': 'Phrases for opinions, one a line',
  'phrases.help': 'At most {most}, each of at most {longest} characters. One press puts them into an opinion.',
  'phrases.keep': 'Keep the phrases',
  'refusal.phrases.too-many': 'More than {most}; nothing was kept. Please remove some.',
  'refusal.phrases.too-long': 'One is longer than {longest} characters; nothing was kept. Please shorten it.',
  'notice.phrases.kept': 'Phrases kept',
  'wishes.notices': 'Notices',
  'wishes.notices.aside': 'What is not ticked is not told',
  'wishes.notices.hint':
    'What waits for you, came back to you or calls you by name is always told and cannot be switched off.',
  'wishes.notices.approved': 'A case is done',
  'wishes.notices.rejected': 'A case was rejected',
  'wishes.notices.withdrawn': 'A case was withdrawn',
  'wishes.notices.commented': 'New comments (answers to yours among them)',
  'wishes.notices.voided': 'A step that you decided on was undone by a return',
  'wishes.notices.confirmed': 'Somebody passed the probation',
  'wishes.notices.keep': 'Keep the choice',
  'notice.wishes.kept': 'Kept',
}
