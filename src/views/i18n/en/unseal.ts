import type { unseal as source } from '#views/i18n/zh-Hans/unseal.ts'

export const unseal: Record<keyof typeof source, string> = {
  'unseal.title': 'Unlock',
  'unseal.heading': 'The system is locked',
  'unseal.why':
    'After a start, or once somebody has locked it, every dossier is shut. One key custodian enters a passphrase, then the system opens.',
  'unseal.secret': 'Passphrase or recovery code',
  'unseal.help': 'The recovery code is on the printed card; case and dashes make no difference.',
  'unseal.demo': 'The demo prints its passphrase in the terminal that started it.',
  'unseal.given':
    '{count} {count|custodian has|custodians have} spoken, and it takes more. The next custodian has ten minutes; nobody has to type twice.',
  'unseal.open': 'Unlock',
  'unseal.may-leave': 'You may leave this page; opening goes on.',
  'unseal.step.keys': 'Checking the keys',
  'unseal.step.data': 'Checking the data',
  'unseal.step.copy': 'Keeping a copy before the upgrade',
  'unseal.step.migrate': 'Upgrading the data',
  'unseal.step.roster': 'Opening the roster',
  'unseal.look-again': 'Look again',
  'unseal.done': 'The system is open. You can sign in.',
  'unseal.go-on': 'Sign in',
  'place.seal': 'Lock',
  'seal.title': 'Lock now',
  'seal.heading': 'Lock the system now',
  'seal.what':
    'Everybody is signed out at once, the keys leave the memory, and nobody can open a dossier. What was saved stays.',
  'seal.typing':
    'What is being typed and was not saved stays in the browser of whoever typed it: as long as that window is not closed it is there again on its page once the system is unlocked and they are signed in, to be sent again.',
  'seal.after': 'A key custodian has to enter a passphrase to open it again. Locking is written to the access log.',
  'seal.after.several':
    'It takes {threshold} passphrases or recovery cards together to open it again. Locking is written to the access log.',
  'seal.go': 'Lock now',
  'seal.back': 'Leave it open',
  'seal.others': 'Who else is signed in now',
  'seal.others.count': '{people} {people|person|people} in {sessions} {sessions|session|sessions}',
  'seal.others.none': 'Nobody but you is signed in now. Locking interrupts nobody.',
  'seal.others.hint':
    'Until it is sent, what somebody types is nowhere but in that browser, and not seen here. Anybody signed in may be typing.',
  'seal.others.name': 'Name',
  'seal.others.number': 'Staff number',
  'seal.others.seen': 'Since the last action',
  'refusal.unseal.wrong-secret':
    'The passphrase or recovery code is not right, and the system stays locked. Check case and keyboard, then try again.',
  'refusal.unseal.more-custodians':
    'The passphrase is right, but these keys need several custodians together. Gather them as the recovery manual says.',
  'refusal.unseal.said-already':
    'This passphrase or recovery code was given a moment ago. Another custodian is needed.',
  'refusal.unseal.demo-key-refused': 'A demo key opens no real data. A custodian has to enter a passphrase.',
  'refusal.unseal.demo-keyring':
    'This folder holds demo data, which the real service does not open. Check the data folder.',
  'refusal.unseal.real-keyring': 'This folder holds real data, which the demo does not open. Check the data folder.',
  'refusal.unseal.busy': 'Another entry is being checked. Try again in a moment.',
  'refusal.unseal.too-many': 'Too many tries within a minute. Wait a minute, then try again.',
}
