import type { damages as source } from '#views/i18n/zh-Hans/damages.ts'

export const damages: Record<keyof typeof source, string> = {
  'damages.title': 'Damaged data',
  'damages.sub':
    'What cannot be read or does not verify. Nothing of it was deleted or changed, and other work is not affected.',
  'damages.cure':
    'Have IT keep the present files and restore a backup; after unlocking again, everything is looked at once more.',
  'damages.none':
    'No damaged data were found. Every night all data are checked; what does not open or fit is listed here with what to do.',
  'damages.banner': 'There {count|is|are} {count} damaged {count|item|items}; other work is not affected.',
  'damages.look': 'Look',
  'damages.sign': 'damaged',
  'damages.nameless': 'Name cannot be read',
  'damages.column.thing': 'Belongs to',
  'damages.column.what': 'What is wrong',
  'damages.column.where': 'Table',
  'damages.of.organisation': 'Organisation',
  'damages.of.dossier': 'Dossier',
  'damages.of.case': 'Case',
  'damages.of.account': 'Account',
  'damages.of.person': 'Name of a person',
  'damages.of.log': 'Access log',
  'damages.what.key-missing': 'its key is not in the keyring',
  'damages.what.does-not-open': 'does not open',
  'damages.what.altered': 'was altered',
  'damages.what.missing': 'a part is missing',
  'damages.what.misplaced': 'belongs nowhere',
  'damages.dossier':
    'A part of this dossier cannot be read. What can be read is shown; the rest was not deleted and comes back with a backup. Until then nothing can be changed, and it should not be printed.',
  'damages.dossier.keyless':
    'The key of this dossier is not in the keyring, so it cannot be read. Nothing was deleted; it comes back with the key from a backup of the keyring.',
  'damages.lines': 'Of the {of} {of|line|lines} that you may see, {read} can be read.',
  'damages.case':
    'A part of the history of this case cannot be read: steps, people and times are shown, opinions may be missing. Nothing can be decided on it until a backup was restored.',
  'refusal.dossier.damaged':
    'A part of this dossier cannot be read. So that nothing is lost it cannot be changed for now, and this was not saved. Tell IT to restore it from a backup.',
}
