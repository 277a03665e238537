import type { doctor as source } from '#views/i18n/zh-Hans/doctor.ts'

export const doctor: Record<keyof typeof source, string> = {
  'doctor.node.ok': 'Node: {value}.',
  'doctor.node.bad': 'Node: {value} is too old. Use the one that npm ci brings: npm start.',
  'doctor.server.ok': 'Server: running and unlocked.',
  'doctor.server.look':
    'Server: {state} (none: not running, use npm start; sealed: let the custodians unlock it at /unseal; opening: wait a little).',
  'doctor.folder.ok': 'Data folder: {folder}, mode {mode}, for the account of the service alone.',
  'doctor.folder.look': 'Data folder: {folder}, mode {mode}, open to other accounts. Run chmod 700 {folder}.',
  'doctor.files.ok': 'File modes: for the account of the service alone.',
  'doctor.files.bad':
    'File modes: other accounts can read {count} {count|file|files}: {files}. In the data folder run chmod 600 {files}.',
  'doctor.keyring.ok': 'Keyring: whole; it takes {count} {count|passphrase or card|passphrases or cards} to unlock.',
  'doctor.keyring.look': 'Keyring: none yet. Found the organisation with npm start, or restore a backup here.',
  'doctor.keyring.bad': 'Keyring: {file} cannot be read. Put back a registered copy of it, and keep the broken file.',
  'doctor.database.ok': 'Database: there, and of this keyring.',
  'doctor.database.look': 'Database: none yet. Found the organisation with npm start, or restore a backup here.',
  'doctor.database.bad':
    'Database: {file} is missing, cannot be read, or is of another keyring. Use npm run restore, and keep the file as it is.',
  'doctor.disk.ok': 'Disk: {free} free ({share}%).',
  'doctor.disk.look': 'Disk: only {free} free ({share}%). Make room soon, or add a disk.',
  'doctor.disk.bad': 'Disk: only {free} free ({share}%), and soon nothing can be written. Make room now.',
  'doctor.size.ok': 'Size: data {data}, encrypted attachments {files} in {count} {count|file|files}.',
}
