import type { trouble as source } from '#views/i18n/zh-Hans/trouble.ts'

export const trouble: Record<keyof typeof source, string> = {
  'trouble.folder-missing':
    'The data folder {folder} does not exist. Check JUANZONG_DATA, or restore a backup there; to look around: npm run demo',
  'trouble.folder-empty': 'There is no organisation in {folder} yet. Check JUANZONG_DATA; to look around: npm run demo',
  'trouble.folder-unwritable':
    '{file} cannot be read and written. Give the account that runs Juanzong both rights on this folder, then try again.',
  'trouble.folder-no-demo':
    '{folder} holds something else, which the demo leaves alone. Use another folder, or move its contents away first.',
  'trouble.folder-taken':
    'Another Juanzong process uses the data folder {folder}; nothing was changed. Stop that one first, then start again.',
  'trouble.folder-taken-at':
    'Another Juanzong process uses the data folder {folder} and answers at {address}; nothing was changed. Open that address, or stop it first.',
  'trouble.disk-full':
    'Writing {file} failed: the disk is full. Everything saved is safe. Free some space, then try again.',
  'trouble.disk-failing':
    'The disk failed while {file} was read or written. Have the disk checked first; leave the data as they are.',
  'trouble.keyring-missing':
    'There is a database, but no keyring {file}, without which nobody can open these dossiers. Put the backup of the keyring there; to begin anew, use another data folder.',
  'trouble.keyring-unreadable':
    '{file} is no whole keyring (empty, cut off or damaged). Put a backup in its place; keep the file as it is, do not delete it.',
  'trouble.keyring-demo': '{folder} holds demo data, which the real service does not open. Check JUANZONG_DATA.',
  'trouble.keyring-real':
    '{folder} holds the keys of a real organisation. The demo neither opens nor changes it; use another folder.',
  'trouble.database-missing':
    'The keyring holds keys, but the database {file} beside it is missing. No new one was made and no key was touched. Restore the backup of the database there; to begin anew, use another data folder.',
  'trouble.database-empty':
    'The keyring holds keys, but the database {file} beside it is empty. Nothing was changed and no key was touched. Restore the backup of the database there; to begin anew, use another data folder.',
  'trouble.database-foreign':
    'The database {file} does not belong to the keyring beside it. Nothing was changed. Put database and keyring of one backup together; to begin anew, use another data folder.',
  'trouble.database-unreadable':
    '{file} is no whole database (cut off, damaged or another kind of file). Restore a backup; keep the file as it is, do not delete it.',
  'trouble.database-newer':
    'A newer version of the program wrote the database {file}; nothing was changed. Use version {value} or a newer one.',
  'trouble.upgrade-no-snapshot':
    'There is no snapshot in {folder} that this version can read; nothing was changed. Restore a backup instead.',
  'trouble.upgrade-snapshot-altered':
    'The snapshot {file} is not what was written; it was not used and nothing was changed. Check the disk, or restore a backup.',
  'trouble.database-trial':
    '{file} holds data of a trial version, which this version does not read; nothing was changed. Use another data folder; for the demo, begin anew with npm run demo -- --fresh',
  'trouble.demo-closed': "The demo's key file does not open {folder}. To begin anew: npm run demo -- --fresh",
  'trouble.people-invalid':
    '{value} after --people will not do. Type a whole number from 100 to 100000, such as --people 20000.',
  'trouble.port-invalid': '{value} is no port. JUANZONG_PORT (or --port) must be a whole number from 0 to 65535.',
  'trouble.port-taken':
    'Another program uses port {value}. Choose another one (JUANZONG_PORT or --port), or stop that program.',
  'trouble.port-forbidden':
    'This account may not use port {value}. Choose one above 1024, or give the account the right to it.',
  'trouble.host-unknown': 'This machine has no address {value}. Check JUANZONG_HOST.',
  'trouble.origin-invalid': 'JUANZONG_ORIGIN is {value}, but must look like https://hr.example.cn',
  'trouble.encryption-needed':
    'Listening on {value}, beyond this machine, needs a certificate (JUANZONG_CERT and JUANZONG_KEY) or a proxy (JUANZONG_ORIGIN).',
  'trouble.certificate-halved':
    'Certificate and key belong together: one of JUANZONG_CERT and JUANZONG_KEY is missing.',
  'trouble.certificate-missing':
    '{file} is not there or cannot be read. Check the paths of JUANZONG_CERT and JUANZONG_KEY, and the rights on them.',
  'trouble.certificate-unreadable':
    '{file} is no PEM certificate or key that can be used. Give PEM files without a passphrase.',
  'trouble.certificate-mismatched':
    'The key {file} is not that of the certificate. Check JUANZONG_CERT and JUANZONG_KEY.',
  'trouble.copy-usage': 'Usage: {value}',
  'trouble.copy-folder-missing':
    'The folder {folder} does not exist. Check the path, or make it first and mount its disk.',
  'trouble.copy-folder-gone':
    'The earlier copies are not in {folder}: most likely that disk is not mounted. Nothing was written. Mount it, then try again.',
  'trouble.copy-folder-used': '{folder} holds something else, and no backup is written there. Use an empty folder.',
  'trouble.copy-foreign':
    '{folder} holds the backups of another organisation; nothing was changed. Use another folder.',
  'trouble.copy-taken':
    'Another process is writing a backup to {folder}; nothing was changed. Wait until it has ended, then try again.',
  'trouble.copy-inside-data':
    '{folder} and the data folder lie in one another. Put backups elsewhere, on another disk if you can.',
  'trouble.copy-beside-keyring':
    'The copy of the keyring may not lie in {folder}: never beside the data or a backup of them. Use another folder.',
  'trouble.copy-sealed':
    'The system is locked, and nothing changes meanwhile. Unlock it and try again, or stop the service and run this command then.',
  'trouble.copy-busy': 'A backup is being made. Wait until it is done.',
  'trouble.copy-ended':
    'The backup was ended in the middle: this one does not count, the earlier ones are there. Try again.',
  'trouble.copy-none':
    'There is no whole backup in {folder}. Check the path: name the folder of the backups, or one of those in its copies.',
  'trouble.copy-unreadable': '{file} cannot be read. Check that disk and the rights on it, or use another backup.',
  'trouble.copy-manifest':
    'The list of the backup {file} is cut off or was altered, so that this one cannot be used. Use another backup.',
  'trouble.copy-newer':
    'A newer version of the program ({value}) made {folder}. Restore it with that version or a newer one.',
  'trouble.copy-file-missing':
    '{file} is missing in the backup, so that this one cannot be used; nothing half restored was left. Use another backup.',
  'trouble.copy-file-altered':
    '{file} is not what the backup says (cut off, damaged or exchanged); nothing half restored was left. Use another backup.',
  'trouble.copy-database-broken':
    '{file} was not found whole: this backup does not count, the earlier ones are there. Check the disk, then the page System.',
  'trouble.copy-keyring-foreign':
    'The keyring {file} is not that of this organisation. Nothing was changed; use its own keyring.',
  'trouble.copy-keyring-less':
    'The keyring has fewer keys than its copy in {folder}, which was left alone. Find out why first, and do not delete that copy.',
  'trouble.restore-not-empty':
    '{folder} is not empty, and nothing was restored there. Use an empty folder; leave what is in it as it is.',
  'trouble.drill-not-opened':
    'The passphrase does not open this keyring, so that the drill did not pass. Check it; where several custodians are needed, give one a line.',
  'trouble.unknown': 'It did not open, and nothing was changed. Have IT look at the server log, then try again.',
}
