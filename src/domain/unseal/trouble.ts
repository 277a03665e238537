/** Why a house does not start or does not open. Each has a sentence `trouble.<code>`: what is wrong, with which file, what to do. */
export const troubles = [
  'folder-missing',
  'folder-empty',
  'folder-unwritable',
  'folder-no-demo',
  'folder-taken',
  'folder-taken-at',
  'disk-full',
  'disk-failing',
  'keyring-missing',
  'keyring-unreadable',
  'keyring-demo',
  'keyring-real',
  'database-missing',
  'database-empty',
  'database-foreign',
  'database-unreadable',
  'database-newer',
  'database-trial',
  'upgrade-no-snapshot',
  'upgrade-snapshot-altered',
  'demo-closed',
  'people-invalid',
  'port-invalid',
  'port-taken',
  'port-forbidden',
  'host-unknown',
  'origin-invalid',
  'encryption-needed',
  'certificate-halved',
  'certificate-missing',
  'certificate-unreadable',
  'certificate-mismatched',
  'copy-usage',
  'copy-folder-missing',
  'copy-folder-gone',
  'copy-folder-used',
  'copy-foreign',
  'copy-taken',
  'copy-inside-data',
  'copy-beside-keyring',
  'copy-sealed',
  'copy-busy',
  'copy-ended',
  'copy-none',
  'copy-unreadable',
  'copy-manifest',
  'copy-newer',
  'copy-file-missing',
  'copy-file-altered',
  'copy-database-broken',
  'copy-keyring-foreign',
  'copy-keyring-less',
  'restore-not-empty',
  'drill-not-opened',
  'unknown',
] as const

export type TroubleCode = (typeof troubles)[number]

/** The file, folder, port or address that the sentence names; never anything of the data. */
export type TroubleAbout = Readonly<Partial<Record<'file' | 'folder' | 'address' | 'value', string>>>

/** What keeps the house from starting or opening and is not the program's fault. */
export class Trouble extends Error {
  readonly code: TroubleCode
  readonly about: TroubleAbout
  constructor(code: TroubleCode, about: TroubleAbout = {}, options?: ErrorOptions) {
    super(code, options)
    this.name = 'Trouble'
    this.code = code
    this.about = about
  }
}
