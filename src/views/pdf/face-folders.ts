import { join } from 'node:path'

/** Where faces for characters beyond the two Noto faces are looked for (decisions.md 24). Configuration, not code. */
export type FaceFolders = {
  /** Folders of which every TTF, OTF and TTC counts: data/fonts. */
  readonly own: readonly string[]
  /** Folders searched, with all below them, only for faces known to carry Extension B and beyond. */
  readonly system: readonly string[]
}

export const noFolders: FaceFolders = { own: [], system: [] }

/** `fonts/` in each of these data folders, then where Linux, macOS and Windows keep theirs. */
export const usualFolders = (...data: readonly string[]): FaceFolders => ({
  own: [...new Set(data)].map((folder) => join(folder, 'fonts')),
  system: ['/usr/share/fonts', '/usr/local/share/fonts', '/Library/Fonts', 'C:\\Windows\\Fonts'],
})
