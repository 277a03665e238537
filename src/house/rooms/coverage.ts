import { closeSync, openSync, readSync } from 'node:fs'
import { type FaceFolders, faceFiles } from '#views/pdf/face-files.ts'
import { type Script, scriptOf } from '#views/pdf/scripts.ts'

/** Which characters can be printed here, known without opening a face: only the table of characters of each is read. */
export type Coverage = {
  /** The characters of a text that no face at hand has, each once. */
  readonly lacks: (text: string) => readonly string[]
  /** What IT can see to: for each script the file that gives it, or none. */
  readonly faces: () => readonly { readonly script: Script; readonly file: string | undefined }[]
}

/** Letters that tell whether a script is at hand whole: those that faces for Chinese lack. */
const samples: Readonly<Record<Exclude<Script, 'other'>, string>> = {
  han: '\u{20bb7}',
  latin: 'łşğə',
  cyrillic: 'қңөі',
  greek: 'άή',
  mongolian: '\u182e',
  tibetan: '\u0f56',
}

/** Which characters can be printed on this machine, read from the tables of the font files without drawing. */
export function coverageOf(folders: FaceFolders): Coverage {
  const files = faceFiles(folders)
  const read = new Map<string, (codePoint: number) => boolean>()
  const has = (path: string, char: string) => {
    const held = read.get(path) ?? charactersOf(path)
    read.set(path, held)
    return held(char.codePointAt(0) ?? 0)
  }
  const fileOf = (char: string) =>
    [files.first('song'), ...files.lenders('song', scriptOf(char))].find((path) => has(path, char))
  /** Found once, by their codes: every page of a dossier asks for each of its letters. */
  const held = new Set<number>([0x0a])
  const isLacking = (char: string) => {
    const code = char.codePointAt(0) ?? 0
    if (held.has(code)) return false
    const file = fileOf(char)
    if (file !== undefined) held.add(code)
    return file === undefined
  }
  /** Half of a letter beyond the first plane is never held, and its text is looked through letter by letter. */
  const isHeld = (text: string) => {
    for (let at = 0; at < text.length; at += 1) if (!held.has(text.charCodeAt(at))) return false
    return true
  }
  return {
    lacks: (text) => {
      if (isHeld(text)) return []
      const lacking = new Set<string>()
      for (const char of text) if (isLacking(char)) lacking.add(char)
      return [...lacking]
    },
    faces: () =>
      Object.entries(samples).map(([script, letters]) => ({
        script: script as Script,
        file: [files.first('song'), ...files.lenders('song', script as Script)].find((path) =>
          [...letters].every((char) => has(path, char)),
        ),
      })),
  }
}

/** Reads the `cmap` table of a TrueType or OpenType file, or of the first face of a collection. */
function charactersOf(path: string): (codePoint: number) => boolean {
  const file = openSync(path, 'r')
  try {
    const bytes = (at: number, length: number) => {
      const buffer = Buffer.alloc(length)
      readSync(file, buffer, 0, length, at)
      return buffer
    }
    const start = bytes(0, 16).toString('latin1', 0, 4) === 'ttcf' ? bytes(0, 16).readUInt32BE(12) : 0
    const tables = bytes(start + 12, bytes(start, 12).readUInt16BE(4) * 16)
    for (let at = 0; at < tables.length; at += 16) {
      if (tables.toString('latin1', at, at + 4) === 'cmap')
        return lookUp(rangesOf(bytes(tables.readUInt32BE(at + 8), tables.readUInt32BE(at + 12))))
    }
    return () => false
  } catch {
    return () => false
  } finally {
    closeSync(file)
  }
}

type Range = readonly [from: number, to: number]

/** Formats 12 (all of Unicode) and 4 (its first plane); every face in use has one of them. */
function rangesOf(cmap: Buffer): readonly Range[] {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + index * 8))
  const ofFormat = (format: number) => subtables.find((at) => cmap.readUInt16BE(at) === format)
  const [long, short] = [ofFormat(12), ofFormat(4)]
  if (long !== undefined) return groupsOf(cmap, long)
  return short === undefined ? [] : segmentsOf(cmap, short)
}

const groupsOf = (cmap: Buffer, at: number): readonly Range[] =>
  Array.from({ length: cmap.readUInt32BE(at + 12) }, (_, index) => {
    const group = at + 16 + index * 12
    return [cmap.readUInt32BE(group), cmap.readUInt32BE(group + 4)]
  })

/** A segment may map some of its characters to no glyph; they are left out. */
function segmentsOf(cmap: Buffer, at: number): readonly Range[] {
  const twice = cmap.readUInt16BE(at + 6)
  const [ends, starts] = [at + 14, at + 16 + twice]
  const [deltas, offsets] = [starts + twice, starts + 2 * twice]
  return Array.from({ length: twice / 2 }, (_, index): readonly Range[] => {
    const [from, to] = [cmap.readUInt16BE(starts + index * 2), cmap.readUInt16BE(ends + index * 2)]
    const offset = cmap.readUInt16BE(offsets + index * 2)
    if (from === 0xffff) return []
    if (offset === 0) return [[from, to]]
    const delta = cmap.readUInt16BE(deltas + index * 2)
    return Array.from({ length: to - from + 1 }, (_, step) => step)
      .filter((step) => {
        const place = offsets + index * 2 + offset + step * 2
        const glyph = place + 2 <= cmap.length ? cmap.readUInt16BE(place) : 0
        return glyph !== 0 && ((glyph + delta) & 0xffff) !== 0
      })
      .map((step): Range => [from + step, from + step])
  }).flat()
}

function lookUp(ranges: readonly Range[]): (codePoint: number) => boolean {
  const sorted = ranges.toSorted(([a], [b]) => a - b)
  return (codePoint) => {
    let [low, high] = [0, sorted.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const [from = 0, to = -1] = sorted[middle] ?? []
      if (codePoint < from) high = middle - 1
      else if (codePoint > to) low = middle + 1
      else return true
    }
    return false
  }
}
