import type { copies as source } from '#views/i18n/zh-Hans/copies.ts'

export const copies: Record<keyof typeof source, string> = {
  'copies.title': 'Backups and drills',
  'copies.sub':
    'Every night a backup is made and a restore drilled by themselves, while everybody may work. Here are paths, times and numbers only.',
  'copies.now': 'Back up now',
  'copies.drill-now': 'Drill now',
  'copies.name-first': 'Name a place first',
  'copies.goes-on': 'You may leave this page; it goes on by itself.',
  'copies.step.database': 'Copying the database',
  'copies.step.checking': 'Checking the copy',
  'copies.step.files': 'Copying new encrypted files',
  'copies.step.restore': 'Restoring to a folder of its own',
  'copies.step.opening': 'Checking what was restored',
  'copies.folder': 'Folder',
  'copies.place.first': 'First place',
  'copies.place.first.help':
    'An absolute path, not in the data folder, best on another disk. Save it empty to give it up.',
  'copies.place.second': 'Second place',
  'copies.place.second.help': 'May be left out. Best on another machine or in another room.',
  'copies.place.keyring': 'Copy of the keyring',
  'copies.place.keyring.help':
    'A folder that is there, never beside the data or a backup. Without it nobody opens a backup.',
  'copies.name': 'Save',
  'copies.not-named': 'Not set',
  'copies.named-since': 'Since {at}',
  'copies.none-yet': 'None yet',
  'copies.last': 'Last {at}',
  'copies.late': 'No backup for too long',
  'copies.late.place':
    '{place}: no backup for more than 26 hours. See the results below, mend the cause, then press “Back up now”.',
  'copies.history': 'The last backups and drills',
  'copies.nightly': 'Nightly after 1:00, kept 7 days, 5 weeks, 12 months',
  'copies.none': 'No backup yet. Name a place: the first one is made tonight, or now.',
  'copies.column.kind': 'What',
  'copies.column.at': 'Begun',
  'copies.column.where': 'Place',
  'copies.column.took': 'Took',
  'copies.column.size': 'Size',
  'copies.column.found': 'Result',
  'copies.kind.copy': 'Backup',
  'copies.kind.drill': 'Drill',
  'copies.where.first': 'First',
  'copies.where.second': 'Second',
  'copies.where.named': 'By command',
  'copies.seconds': '{seconds} s',
  'copies.keyring-trouble': 'The data are backed up, the keyring is not: {sentence}',
  'copies.good': 'Good',
  'copies.failed': 'Failed',
  'copies.look-at-it': 'To be seen to',
  'copies.drill.opened': 'Restored, opened, every row, the log, the counts and a sheet: all in order',
  'copies.drill.closed':
    'restored; every file, the database, the log and the counts are right; without passphrases nothing was unlocked and no sheet drawn',
  'copies.keyless':
    'Without a copy of the keyring: with this backup alone nobody opens anything. Name a folder for it, and back up again.',
  'copies.nights': 'The last fourteen days',
  'copies.nights.good': 'Backed up ({made}/{of}).',
  'copies.nights.part': 'Backed up in {made} of {of}, and there is something to see to.',
  'copies.nights.failed': 'No backup came about.',
  'copies.nights.none': 'No backup.',
  'copies.nights.drill.good': 'Drill passed.',
  'copies.nights.drill.failed': 'Drill failed.',
  'copies.nights.drill.none': 'No drill.',
  'copies.back': 'When it is needed',
  'copies.back.1':
    'On a machine with this program run npm run restore -- BACKUP EMPTY-FOLDER --keyring KEYRING-FOLDER. Nothing counts as restored before the list and every file are proved.',
  'copies.back.2':
    'Start with the restored folder and have the custodians open it. It can only be read until two people accept that this one counts; put the former one out of use.',
  'copies.back.3':
    'Drill it with the passphrases now and then: npm run drill -- BACKUP --keyring KEYRING-FOLDER, the passphrases on standard input, one custodian a line.',
  'copies.all': 'All and settings ›',
  'copies.last-copy': 'Last backup',
  'copies.last-drill': 'Last drill',
  'copies.look': 'Look',
  'copies.banner': 'No backup of the data for more than 26 hours.',
  'copies.banner.lead': 'No backup of the data for more than 26 hours. Please have IT see to it.',
  'notice.copies.named': 'Saved: backups go there from tonight on',
  'notice.copies.forgotten': 'Given up; the backups that lie there stay',
  'refusal.copies.not-absolute': 'Type an absolute path, such as /mnt/nas-a/juanzong.',
  'refusal.copies.inside-data': 'It may not lie in or around the data folder. Use another place, best on another disk.',
  'refusal.copies.beside-keyring':
    'The copy of the keyring and a backup may not lie beside each other. Use another folder.',
  'refusal.copies.same-twice': 'The two places may not be the same. Use another folder.',
  'refusal.copies.folder-missing': 'There is no such folder, or none above it. Make it first and mount its disk.',
  'refusal.copies.folder-used': 'This folder holds something else. Use an empty one.',
  'refusal.copies.folder-foreign': 'The backups of another organisation lie here. Use another folder.',
  'refusal.copies.folder-unwritable':
    'The account that runs the program cannot read and write this folder. Give it the rights.',
  'refusal.copies.no-room': 'This disk has no room for a whole backup. Free some space or use another disk.',
  'copies.command.made':
    'The backup is made: {folder}/copies/{name}, up to log entry {seq}, with {files} encrypted files, {added} of them new.',
  'copies.command.missing':
    'Take note: {count} encrypted files are missing or damaged and are not in the backup. See the page System, and look for them in an older backup.',
  'copies.command.older':
    'Take note: the data are older than at the backup before; an old copy may have been put in their place. No old backup was removed. Find out why first.',
  'copies.command.no-keyring':
    'Take note: the keyring was not copied, and without it nobody opens this backup. Give it a folder of its own: add --keyring FOLDER, or name one on the page System.',
  'copies.command.restored':
    'Restored to {folder}: the backup {name} of {at}, up to log entry {seq}. It can only be read until two people accept it in the system; put the former one out of use.',
  'copies.command.no-keyring-yet': 'The keyring is still missing: put its copy (keyring.db) into {folder}, then start.',
  'copies.command.drilled':
    'The drill passed: the backup {name} was restored elsewhere and opened with the passphrase, every row of {dossiers} dossiers was proved, the {seq} entries of the log follow one another, and the sheets of one dossier were drawn, in {seconds} s. What was restored is removed.',
  'copies.command.drilled-closed':
    'The drill passed, without keys: the backup {name} was restored elsewhere, every file is what the backup says, the database is whole, {dossiers} dossiers are counted, and the {seq} entries of the log follow one another, in {seconds} s. To drill the passphrase as well, add --keyring FOLDER and give it on standard input.',
}
