import { join } from 'node:path'
import type { FaceFolders } from '#views/pdf/face-files.ts'

export const noFolders: FaceFolders = { own: [], system: [] }

/** `fonts/` in each of these data folders, then where Linux, macOS and Windows keep theirs. */
export const usualFolders = (...data: readonly string[]): FaceFolders => ({
  own: [...new Set(data)].map((folder) => join(folder, 'fonts')),
  system: ['/usr/share/fonts', '/usr/local/share/fonts', '/Library/Fonts', 'C:\\Windows\\Fonts'],
})
