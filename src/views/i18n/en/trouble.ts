import type { trouble as source } from '#views/i18n/zh-Hans/trouble.ts'

export const trouble: Record<keyof typeof source, string> = {
  'trouble.folder-missing':
    'The data folder {folder} does not exist. Check JUANZONG_DATA, or restore a backup there; to look around: npm run demo',
  'trouble.folder-empty': 'There is no organisation in {folder} yet. Check JUANZONG_DATA; to look around: npm run demo',
  'trouble.folder-unwritable':
    '{file} cannot be read and written. Give the account that runs Juanzong both rights on the data folder, then start again.',
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
    'A newer version of the program wrote the database {file}; nothing was changed. Use the version that wrote it.',
  'trouble.database-trial':
    '{file} holds data of a trial version, which this version does not read; nothing was changed. Use another data folder; for the demo, begin anew with npm run demo -- --fresh',
  'trouble.demo-closed': "The demo's key file does not open {folder}. To begin anew: npm run demo -- --fresh",
  'trouble.people-invalid':
    '{value} after --people will not do. Type a whole number from 60 to 100000, such as --people 20000.',
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
  'trouble.unknown': 'It did not open, and nothing was changed. Have IT look at the server log, then try again.',
}
