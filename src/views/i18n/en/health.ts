import type { health as source } from '#views/i18n/zh-Hans/health.ts'

export const health: Record<keyof typeof source, string> = {
  'health.title': 'Check-up',
  'health.state.good': 'in order',
  'health.state.look': 'look at it',
  'health.state.act': 'act now',
  'health.seconds': '{count} {count|second|seconds}',
  'health.all-good': 'all in order',
  'health.to-do': '{count} to act on',
  'health.to-look': '{count} to look at',
  'health.at': '{count} {count|check|checks} at {at}; on the terminal: npm run doctor',
  'health.column.state': 'State',
  'health.column.check': 'What',
  'health.column.found': 'Found',
  'health.more': '{count} {count|other|others} in order',

  'health.name.server': 'Server',
  'health.server.open': 'Running for {up}, unlocked.',
  'health.server.opening': 'Opening.',
  'health.server.sealed': 'Running for {up}, locked.',
  'health.server.none': 'Not running.',
  'health.do.server.opening': 'Wait a little and look again.',
  'health.do.server.sealed':
    'Let the custodians unlock it at /unseal; until then nothing inside the data can be looked at.',
  'health.do.server.none': 'Run npm start, or start its system service.',

  'health.name.unlocked': 'Unlocked',
  'health.unlocked.passphrase': '{at}, by custodians with their passphrases.',
  'health.unlocked.recovery-code': '{at}, with the recovery card.',
  'health.unlocked.demo-key': '{at}, with the key of the demo, which guards nothing.',
  'health.unlocked.itself': '{at}, by itself, with nobody there.',
  'health.do.unlocked.recovery-code':
    'The card is the last resort: let the custodians set new passphrases and print a new one.',
  'health.do.unlocked.demo-key': 'For real work found an organisation of your own; do not work in the demo.',
  'health.do.unlocked.itself':
    'Whoever has this machine can open the data. To be safer, let the custodians take the unattended start back.',

  'health.name.locked': 'Last locked',
  'health.locked.good': '{at}, by staff number {number}.',

  'health.name.clock': 'Clock',
  'health.clock.good': '{now}, {apart} after the newest entry of the log.',
  'health.clock.behind': '{now}, {apart} before the newest entry ({newest}); nothing is written.',
  'health.do.clock.behind':
    'Set the clock of the server, best by a time server. If the entry is wrong, two people confirm so under Requests.',

  'health.name.chain': 'Log',
  'health.chain.good': '{count} {count|entry|entries}, head {head}; everything was checked {at} and is whole.',
  'health.chain.unchecked': '{count} {count|entry|entries}, head {head}; not checked yet, which happens at night.',
  'health.chain.late': '{count} {count|entry|entries}, head {head}; last checked {at}, and not since.',
  'health.chain.damaged':
    '{count} {count|entry|entries}, head {head}; checked {at}: {damages} {damages|thing is|things are} not as written.',
  'health.chain.unproven':
    '{count} {count|entry|entries}, head {head}; the data may not be the newest, and can only be read.',
  'health.do.chain.late': 'Leave it running and unlocked at night: the check comes between one and five o’clock.',
  'health.do.chain.damaged': 'Open Damaged data to see which, and compare with a backup; keep the files as they are.',
  'health.do.chain.unproven': 'Two people confirm under Requests that these data count, or a newer backup is restored.',

  'health.name.damages': 'Damaged data',
  'health.damages.good': 'None.',
  'health.damages.some': '{count} {count|thing does|things do} not open or {count|is|are} not as written.',
  'health.do.damages.some': 'Open Damaged data to see which, tell the HR lead, and find them in a backup.',

  'health.name.copies': 'Backup',
  'health.copies.good': 'In {count} {count|place|places}, the oldest of {at}.',
  'health.copies.unnamed': 'No place is named: these data are the only ones.',
  'health.copies.none': 'A place is named, and there is no backup there yet.',
  'health.copies.failed': 'The last one failed; the one before is of {at}.',
  'health.copies.wanting': 'Made {at}, but files are missing, or the data are older than before.',
  'health.copies.late': 'None for more than 26 hours in {count} {count|place|places}.',
  'health.do.copies.unnamed': 'Under Backups and drills name a folder on another disk.',
  'health.do.copies.none': 'Press Back up now under Backups and drills, or wait for tonight.',
  'health.do.copies.failed':
    'See why under Backups and drills, and press Back up now once it is mended; it is tried again each hour.',
  'health.do.copies.wanting':
    'See what it is under Backups and drills, and find it in an older backup; delete none of them.',
  'health.do.copies.late':
    'See whether the disk is mounted and has room, and press Back up now under Backups and drills.',

  'health.name.keys': 'Copy of the keyring',
  'health.keys.good': 'Written {at} with the backup.',
  'health.keys.unnamed': 'No folder is named for it: nobody can open the backups there are.',
  'health.keys.none': 'A folder is named, and nothing was written there yet.',
  'health.keys.failed': 'None was written with the backup of {at}.',
  'health.do.keys.unnamed': 'Under Backups and drills name a folder apart from the data and the backups.',
  'health.do.keys.none': 'Press Back up now under Backups and drills, or wait for tonight.',
  'health.do.keys.failed': 'See whether its folder is there and can be written to, and press Back up now.',

  'health.name.drill': 'Restore drill',
  'health.drill.good':
    'Passed {at} in {took}, without unlocking and without drawing a sheet; with the passphrases {opened}.',
  'health.drill.keyless':
    'Passed {at} in {took}, but without unlocking and without drawing a sheet; none with the passphrases in a hundred days.',
  'health.drill.none': 'There are backups, and none was drilled yet.',
  'health.drill.old': 'Last {at}, and not since.',
  'health.drill.failed': 'Failed {at}.',
  'health.do.drill.keyless':
    'With the custodians there, run npm run drill -- BACKUPS --keyring FOLDER and pipe the passphrases in.',
  'health.do.drill.none': 'Press Drill now under Backups and drills.',
  'health.do.drill.old': 'Press Drill now under Backups and drills; leave it running and unlocked at night.',
  'health.do.drill.failed': 'See why under Backups and drills; delete no older backup until a drill passes.',

  'health.name.disk': 'Disk',
  'health.disk.good': '{free} free ({share}%).',
  'health.disk.filling': '{free} free ({share}%), {lost} less each day: enough for {days} {days|day|days}.',
  'health.disk.little': 'Only {free} free ({share}%).',
  'health.disk.full': 'Only {free} free ({share}%); soon nothing can be written.',
  'health.do.disk.filling': 'See what else grows on this disk, and add one within half a year.',
  'health.do.disk.little': 'Make room soon, or add a disk.',
  'health.do.disk.full': 'Make room now: once it is full, data can only be read.',

  'health.name.size': 'Size of the data',
  'health.size.good': 'Database {data}, encrypted attachments {files} in {count} {count|file|files}.',
  'health.size.grows':
    'Database {data}, encrypted attachments {files} in {count} {count|file|files}; by the last nights {growth} more in fourteen days.',

  'health.name.entrance': 'Way in',
  'health.entrance.here': 'Opened on this very machine, over no network.',
  'health.entrance.tls': 'Encrypted by this program (HTTPS), from {peer}.',
  'health.entrance.proxy': 'Through the proxy over HTTPS, which says that it is for {peer}.',
  'health.entrance.plain': 'From {peer}, not encrypted.',
  'health.entrance.past': 'From {peer}, past the proxy.',
  'health.entrance.silent': 'Through the proxy, which does not say who asks: everybody counts as one address.',
  'health.entrance.name': 'Through the proxy, under another address than the one that is set.',
  'health.do.entrance.plain':
    'Give it a certificate, or put a proxy before it (there are examples for nginx and Caddy in deploy).',
  'health.do.entrance.past':
    'Let everybody use the address that is set, and close this port in the firewall; if the proxy is another machine, set JUANZONG_PROXY.',
  'health.do.entrance.silent':
    'Let the proxy write the address of the visitor into X-Forwarded-For (there are examples in deploy).',
  'health.do.entrance.name': 'Let the proxy hand on Host as it is, or correct JUANZONG_ORIGIN.',

  'health.name.answer': 'Address',
  'health.answer.here': '{address} answers.',
  'health.answer.good': '{address} answers; its certificate lasts {days} {days|day|days} more.',
  'health.answer.soon': '{address} answers; its certificate ends in {days} {days|day|days}.',
  'health.answer.ended': 'The certificate of {address} has ended.',
  'health.answer.silent': '{address} does not answer.',
  'health.answer.untrusted': 'This machine does not trust the certificate of {address}.',
  'health.do.answer.soon': 'Replace the certificate, and start the proxy or this program again.',
  'health.do.answer.ended': 'Replace the certificate now, and start the proxy or this program again.',
  'health.do.answer.silent':
    'See whether the proxy and this program run, and whether this machine knows the name in the address.',
  'health.do.answer.untrusted':
    'Install whoever issued it on this machine and in the browsers, or use one that is trusted.',

  'health.name.sessions': 'Sessions',
  'health.sessions.good': '{count} now.',

  'health.name.refused': 'Failed sign-ins',
  'health.refused.good': 'None within 24 hours.',
  'health.refused.some': '{count} within 24 hours.',
  'health.refused.many': '{count} within 24 hours, of {accounts} {accounts|number|numbers}.',
  'health.do.refused.many':
    'Ask whoever has these numbers whether it was them; if not, lock the accounts and have the auditor read the log.',

  'health.name.folder': 'Data folder',
  'health.folder.good': '{folder}, mode {mode}, for the account of the service alone.',
  'health.folder.open': '{folder}, mode {mode}, open to other accounts.',
  'health.do.folder.open': 'Run chmod 700 {folder}.',

  'health.name.files': 'File modes',
  'health.files.good': 'For the account of the service alone.',
  'health.files.open': 'Other accounts can read {count} {count|file|files}: {files}.',
  'health.do.files.open': 'In the data folder run chmod 600 {files}.',

  'health.name.start': 'Start',
  'health.start.custodians': 'Custodians unlock it at every start.',
  'health.start.unattended':
    'Unattended: it opens by a key on this machine. Whoever becomes administrator of it can open every dossier.',
  'health.start.lost':
    'The unattended start was agreed on, but {file} is missing or readable for other accounts: the next start will not open.',
  'health.do.start.unattended': 'Once it is not needed, let custodians open it again on “Keys and custodians”.',
  'health.do.start.lost':
    'Let custodians open it again on “Keys and custodians”; where it is still needed, two people agree once more. Have a custodian there at the next start.',
  'health.name.keyring': 'Keyring',
  'health.keyring.whole': 'Whole; it takes {count} {count|passphrase or card|passphrases or cards} to unlock.',
  'health.keyring.missing': 'None yet.',
  'health.keyring.unreadable': '{file} cannot be read.',
  'health.do.keyring.missing': 'Found the organisation with npm start, or restore a backup here.',
  'health.do.keyring.unreadable': 'Put back a registered copy of it, and keep the broken file.',

  'health.name.database': 'Database',
  'health.database.ours': 'There, and of this keyring.',
  'health.database.none': 'None yet.',
  'health.database.missing': '{file} is missing, though the keyring is there.',
  'health.database.foreign': '{file} cannot be read, or is of another keyring.',
  'health.do.database.none': 'Found the organisation with npm start, or restore a backup here.',
  'health.do.database.missing': 'Bring it back, or use npm run restore into an empty folder.',
  'health.do.database.foreign': 'Use npm run restore into an empty folder, and keep the file as it is.',

  'health.name.pragmas': 'Database settings',
  'health.pragmas.good': 'WAL, what is acknowledged is on the disk, foreign keys on.',
  'health.pragmas.other': 'Not as they should be: {found}.',
  'health.do.pragmas.other': 'Start it again; if it stays so, stop using it and hand this line to the supplier.',

  'health.name.node': 'Node',
  'health.node.good': '{value}.',
  'health.node.old': '{value} is too old.',
  'health.do.node.old': 'Use the one that npm ci brings: npm start.',

  'health.name.version': 'Version',
  'health.version.good': '{here}.',
  'health.version.restart': '{here} is installed, and {running} still runs.',
  'health.do.version.restart': 'Start the service again, so that what is installed runs.',

  'health.name.unused': 'Unused keys and files',
  'health.unused.good': 'None.',
  'health.unused.some': '{keys} {keys|key|keys}, {files} encrypted {files|file|files}.',
  'health.do.unused.some': 'No hurry: two people may give them up under Requests; kept, they do no harm.',

  'health.name.faces': 'Typefaces for print',
  'health.faces.good': 'All usual scripts can be printed.',
  'health.faces.missing': 'No typeface for {scripts}: sheets with these letters cannot be printed.',
  'health.do.faces.missing':
    'Put font files into the folder fonts of the data folder, or install them on the system, then start again.',
}
