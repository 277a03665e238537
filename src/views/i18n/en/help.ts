import type { help as source } from '#views/i18n/zh-Hans/help.ts'

export const help: Record<keyof typeof source, string> = {
  'help.backup':
    'Backs the data up into the folder TO: by the server where one runs, while everybody works; else by itself.\n--keyring FOLDER: where the copy of the keyring goes, apart from the data and the backups.\nExit codes: 0 made; 1 made, but something is wanting; 2 not made.',
  'help.restore':
    'Restores the newest backup in FROM (or FROM/copies/MOMENT) into the empty folder TO, which --data may name as well. It counts once every file is proved.\n--keyring FOLDER: where the copy of the keyring is.\nExit codes: 0 restored; 1 the backup is wanting; 2 not done. In both of these nothing is left in TO.',
  'help.drill':
    'Restores the backup in FROM into a temporary folder, proves it and removes it again.\n--keyring FOLDER: open it with the passphrases too, piped in, one custodian a line.\n--in FOLDER: where to restore to.\nExit codes: 0 everything holds; 1 it does not; 2 not done.',
  'help.doctor':
    'Looks at this machine, the data folder, the server that runs and its address, a line each, with what to do. It changes nothing.\nExit codes: 0 all in order; 1 something to look at; 2 something to act on.',
  'help.upgrade':
    'Keeps a proved snapshot of the data folder (before-upgrade), then brings its data up to this version. The server has to be stopped; no key is needed.\n--back: puts back the newest snapshot that this version can read; the newer data stay beside it.\nExit codes: 0 done; 1 the data or the snapshot are wanting; 2 not done.',
  'help.every':
    '\n--data FOLDER: the data folder; by default the variable JUANZONG_DATA, or else data. The demo has data/demo.\n--lang zh or en: speak one language only; by default as the variable LANG says.',
}
