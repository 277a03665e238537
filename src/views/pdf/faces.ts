import { type Font, openSync } from 'fontkit'
import { type FaceFolders, faceFiles, type Style } from './face-files.ts'
import { isShaped, scriptOf, wordsOf } from './scripts.ts'

/** One opened face. `id` names it inside a document. */
export type Face = {
  readonly id: string
  /** What pdfkit embeds: the font itself with a layout of ours. */
  readonly font: object
  readonly has: (codePoint: number) => boolean
  /** The width of a text in em. `half`: digits, point and dash as wide as half a 汉字, as 宋体 has them. */
  readonly widthOf: (text: string, half: boolean) => number
}

/** A stretch of text and the face that sets it; undefined where no face has it. */
export type Stretch = { readonly text: string; readonly face: Face | undefined; readonly lent: boolean }

/** The faces of a worker. Each is opened when first needed and then kept. */
export type Faces = {
  /** Cuts a text by who can set it. A word is set by one face, so that no letter of it looks like a guest. */
  readonly stretches: (style: Style, text: string) => readonly Stretch[]
}

/** The faces that a document is set in, each file opened once. */
export function openFaces(folders: FaceFolders): Faces {
  const files = faceFiles(folders)
  const opened = new Map<string, Face>()
  const open = (path: string) => {
    const face = opened.get(path) ?? faceOf(fontOf(path))
    opened.set(path, face)
    return face
  }
  const lent = new Map<string, Face | undefined>()
  const lenderOf = (style: Style, word: string) => {
    const key = `${style} ${word}`
    if (lent.has(key)) return lent.get(key)
    const script = scriptOf([...word].find((char) => scriptOf(char) !== 'other') ?? '')
    const path = files.lenders(style, script).find((path) => hasAll(open(path), word))
    const face = path === undefined ? undefined : open(path)
    lent.set(key, face)
    return face
  }
  const stretchesOf = (style: Style, text: string) => {
    const first = open(files.first(style))
    if (hasAll(first, text)) return [{ text, face: first, lent: false }]
    return wordsOf(text).flatMap((word): readonly Stretch[] => {
      if (hasAll(first, word)) return [{ text: word, face: first, lent: false }]
      const lender = lenderOf(style, word)
      if (lender || [...word].length === 1) return [{ text: word, face: lender, lent: lender !== undefined }]
      return [...word].map((char) => {
        const face = hasAll(first, char) ? first : lenderOf(style, char)
        return { text: char, face, lent: face !== undefined && face !== first }
      })
    })
  }
  return { stretches: (style, text) => joined(stretchesOf(style, text)) }
}

const hasAll = (face: Face, text: string): boolean => {
  for (const char of text) if (!face.has(char.codePointAt(0) ?? 0)) return false
  return true
}

/** Neighbours of one face are one stretch. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = []
  for (const stretch of stretches) {
    const last = found.at(-1)
    if (last && last.face === stretch.face && last.lent === stretch.lent) {
      found[found.length - 1] = { ...last, text: last.text + stretch.text }
    } else found.push(stretch)
  }
  return found
}

/** Of a collection the first font counts. */
function fontOf(path: string): Font {
  const file = openSync(path)
  const font = 'fonts' in file ? file.fonts[0] : file
  if (!font) throw new Error(`${path} holds no font.`)
  return font
}

/** Only these are narrowed: letters cramped into half a 汉字 look wrong. */
const halved = '0123456789.- '

/**
 * 汉字 and alphabets need no shaping: a character is a glyph. Going by the character map alone is quicker than fontkit's
 * layout, and since no glyph is shared between documents with somebody else's code point, text comes out of the PDF as it
 * went in. Mongolian and Tibetan are left to fontkit.
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
    if (isShaped(text)) return font.layout(text)
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
    widthOf: (text, half) => {
      if (isShaped(text)) return font.layout(text).advanceWidth * scale
      let width = 0
      for (const char of text) width += glyphOf(char.codePointAt(0) ?? 0, half).advanceWidth
      return width * scale
    },
  }
}
