import { otherKind } from './kinds.ts'

/** Whether a file is a picture by its bytes: beside an .lrm it is the photo (docs/law/exchange-lrm.md §3). */
export const isPicture = (bytes: Uint8Array, name?: string): boolean =>
  ['import.picture', 'import.pic'].includes(otherKind(bytes, name) ?? '')

/** What pairs a photo with its form: folder and name without the ending, however they are spelled. */
export const baseOf = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.[a-z0-9]{1,5}$/, '')
