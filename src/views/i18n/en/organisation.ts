import type { organisation as source } from '#views/i18n/zh-Hans/organisation.ts'

export const organisation: Record<keyof typeof source, string> = {
  'refusal.organisation.founded': 'The organisation has been founded already. Nothing was changed.',
  'refusal.organisation.name-missing': 'Fill in a name and a code.',
  'refusal.organisation.unit-unknown': 'No such unit; it may have been closed. Choose again.',
  'refusal.organisation.code-taken': 'This code belongs to another unit. Choose another.',
  'refusal.organisation.headcount': 'The headcount must be zero or a whole number above.',
  'refusal.organisation.rank':
    'The rank does not fit: it is a whole number from 1 to 9, and nobody leads a unit from below its head.',
  'refusal.organisation.head-taken': 'This unit has a head. End that office first, then appoint.',
  'refusal.organisation.person-unknown': 'No such person, or one who cannot sign in. Choose again.',
  'refusal.organisation.number-missing': 'Fill in a staff number.',
  'refusal.organisation.number-taken': 'This staff number has an account. Compare it.',
  'refusal.organisation.has-account': 'This person has an account. Everybody has one at most.',
  'refusal.organisation.account-unknown': 'No such account.',
  'refusal.organisation.duty-of-office': 'Head and leader come with an office: appoint, they are not given.',
  'refusal.organisation.duties-exclude':
    'System administrator, auditor and head of HR are three people; nobody holds two of these duties.',
  'refusal.organisation.own-duty': 'Nobody gives a duty to oneself. Ask somebody else to do it.',
  'refusal.organisation.duty-held': 'This account has this duty for this unit already.',
}
