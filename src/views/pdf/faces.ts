import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { type Font, openSync } from 'fontkit'

/** Where faces for characters beyond the two Noto faces are looked for (decisions.md 24). Configuration, not code. */
export type FaceFolders = {
  /** Folders of which every TTF, OTF and TTC counts: data/fonts. */
  readonly own: readonly string[]
  /** Folders searched, with all below them, only for faces known to carry Extension B and beyond. */
  readonly system: readonly string[]
}

/** 宋, 宋 semi-bold and 黑 (domain.md §7); 仿宋 and 楷 have no complete open face. */
export type Style = 'song' | 'song-bold' | 'hei'

/** One opened face. `id` names it inside a document. */
export type Face = {
  readonly id: string
  /** What pdfkit embeds: the font itself with a layout of ours. */
  readonly font: object
  readonly has: (codePoint: number) => boolean
  /** The width of a character in em. `half`: digits, point and dash as wide as half a 汉字, as 宋体 has them. */
  readonly advance: (codePoint: number, half: boolean) => number
}

/** Faces in the order in which they are asked for a character. Opened when first needed and then kept: once a worker. */
export type Faces = {
  readonly faceFor: (style: Style, codePoint: number) => Face | undefined
  /** Whether a face other than the first of the style answers. */
  readonly isFallback: (style: Style, codePoint: number) => boolean
}

const first: Readonly<Record<Style, string>> = {
  song: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'song-bold': '@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
  hei: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
}

/** Debian's fonts-hanazono and fonts-babelstone-han, and what Windows and collectors have. */
const knownFallbacks = [
  'HanaMinB.ttf',
  'HanaMinA.ttf',
  'BabelStoneHan.ttf',
  'simsunb.ttf',
  'SimsunExtG.ttf',
  'PlangothicP1-Regular.ttf',
  'PlangothicP2-Regular.ttf',
]

export function openFaces(folders: FaceFolders): Faces {
  const opened = new Map<string, Face>()
  const open = (path: string) => {
    const known = opened.get(path)
    if (known) return known
    const face = faceOf(fontOf(path))
    opened.set(path, face)
    return face
  }
  const firsts = new Map<Style, Face>()
  const firstOf = (style: Style) => {
    const known = firsts.get(style)
    if (known) return known
    const face = open(createRequire(import.meta.url).resolve(first[style]))
    firsts.set(style, face)
    return face
  }
  let files: readonly string[] | undefined
  const lenders = new Map<number, Face | undefined>()
  const lenderOf = (codePoint: number) => {
    if (lenders.has(codePoint)) return lenders.get(codePoint)
    files ??= fallbackFiles(folders)
    const path = files.find((path) => open(path).has(codePoint))
    const face = path === undefined ? undefined : open(path)
    lenders.set(codePoint, face)
    return face
  }
  return {
    faceFor: (style, codePoint) => (firstOf(style).has(codePoint) ? firstOf(style) : lenderOf(codePoint)),
    isFallback: (style, codePoint) => !firstOf(style).has(codePoint),
  }
}

/** Of a collection the first font counts. */
function fontOf(path: string): Font {
  const file = openSync(path)
  const font = 'fonts' in file ? file.fonts[0] : file
  if (!font) throw new Error(`${path} holds no font.`)
  return font
}

function fallbackFiles({ own, system }: FaceFolders): readonly string[] {
  const isFont = (name: string) => ['.ttf', '.otf', '.ttc'].includes(extname(name).toLowerCase())
  const ours = own.flatMap((folder) => filesIn(folder).filter(isFont).sort())
  const theirs = system.flatMap(filesIn)
  const found = knownFallbacks.flatMap((name) => theirs.filter((path) => path.endsWith(name)).slice(0, 1))
  return [...ours, ...found]
}

/** Every file of a folder and below; a folder that is not there has none. */
function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  } catch {
    return []
  }
}

/** Only these are narrowed: letters cramped into half a 汉字 look wrong. */
const halved = '0123456789.- '

/**
 * 汉字 need no shaping: a character is a glyph. Going by the character map alone is quicker than fontkit's layout, and
 * since no glyph is shared between documents with somebody else's code point, text comes out of the PDF as it went in.
 */
function faceOf(font: Font): Face {
  const scale = 1 / font.unitsPerEm
  const narrow = new Map(
    [...halved].map((char) => {
      const [glyph] = font.layout(char, ['hwid']).glyphs
      return [
        char.charCodeAt(0),
        { id: glyph?.id ?? 0, advanceWidth: glyph?.advanceWidth ?? 0, codePoints: [char.charCodeAt(0)] },
      ]
    }),
  )
  const glyphs = new Map<number, { id: number; advanceWidth: number; codePoints: number[] }>()
  const held = new Map<number, boolean>()
  const glyphOf = (codePoint: number, half: boolean) => {
    const known = (half ? narrow.get(codePoint) : undefined) ?? glyphs.get(codePoint)
    if (known) return known
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint)
    const made = { id, advanceWidth, codePoints: [codePoint] }
    glyphs.set(codePoint, made)
    return made
  }
  const layout = (text: string, features?: readonly string[]) => {
    const half = features?.includes('hwid') ?? false
    const laid = [...text].map((char) => glyphOf(char.codePointAt(0) ?? 0, half))
    return {
      glyphs: laid,
      positions: laid.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 })),
      advanceWidth: laid.reduce((sum, glyph) => sum + glyph.advanceWidth, 0),
    }
  }
  return {
    id: font.postscriptName,
    font: Object.create(font, { layout: { value: layout } }),
    has: (codePoint) => {
      const known = held.get(codePoint)
      if (known !== undefined) return known
      const has = font.hasGlyphForCodePoint(codePoint)
      held.set(codePoint, has)
      return has
    },
    advance: (codePoint, half) => glyphOf(codePoint, half).advanceWidth * scale,
  }
}
