import type { Style } from './face-files.ts'
import type { Face, Faces, Stretch } from './faces.ts'

/** How words are set. Sizes in points. */
export type Type = {
  readonly style: Style
  readonly size: number
  /** Digits as wide as half a 汉字: months stand in columns. */
  readonly half?: boolean
}

/** One line as broken. Width in points. */
export type TextLine = {
  readonly text: string
  readonly width: number
  /** Whether the paragraph goes on in the next line. */
  readonly goesOn: boolean
  /** Whether a word or number wider than the line had to be cut to make it. */
  readonly cut: boolean
}

/** A stretch of one face. Width in points. */
export type Run = { readonly face: Face; readonly text: string; readonly width: number }

export type Setting = {
  /** The width in points. A character that no face has counts as a full one; the pre-flight stops it anyway. */
  readonly widthOf: (text: string, type: Type) => number
  /**
   * Breaks a text into lines no wider than `width` points, by the rules of Chinese setting. `\n` begins a new paragraph. A
   * piece wider than a whole line is cut between characters; blanks at the end of a line hang over.
   */
  readonly breakLines: (text: string, type: Type, width: number) => readonly TextLine[]
}

/** A piece and its width in em, with and without the blanks at its end. */
type Piece = { readonly text: string; readonly em: number; readonly bare: number }

/** Measures and breaks text. What was measured once is only multiplied after that, whatever sizes are tried. */
export function settingOf(faces: Faces): Setting {
  const measured = new Map<string, readonly (readonly Piece[])[]>()
  const ems = (text: string, style: Style, half: boolean) =>
    faces.stretches(style, text).reduce((width, stretch) => width + widthIn(stretch, half), 0)
  const piece = (text: string, style: Style, half: boolean): Piece => {
    const em = ems(text, style, half)
    return { text, em, bare: text.endsWith(' ') ? ems(text.trimEnd(), style, half) : em }
  }
  const paragraphs = (text: string, style: Style, half: boolean) => {
    const key = `${style} ${half} ${text}`
    const known = measured.get(key)
    if (known) return known
    const made = text.split('\n').map((paragraph) => piecesOf(paragraph).map((text) => piece(text, style, half)))
    measured.set(key, made)
    return made
  }
  return {
    widthOf: (text, { style, size, half = false }) => ems(text, style, half) * size,
    breakLines: (text, { style, size, half = false }, width) =>
      paragraphs(text, style, half).flatMap((pieces) =>
        breakParagraph(pieces, (part) => piece(part, style, half), width / size).map((line) => ({
          ...line,
          width: line.width * size,
        })),
      ),
  }
}

/** Widths are sums of fractions; a thousandth of an em is no reason to break. */
const tolerance = 0.001

/** All widths in em. `measure` is asked only for the parts of a piece that is wider than the line. */
function breakParagraph(
  pieces: readonly Piece[],
  measure: (part: string) => Piece,
  width: number,
): readonly TextLine[] {
  const lines: { text: string; width: number }[] = []
  let [text, used, bare, cut] = ['', 0, 0, false]
  const put = (piece: Piece) => {
    if (text !== '' && used + piece.bare > width + tolerance) {
      lines.push({ text: text.trimEnd(), width: bare })
      text = ''
      used = 0
    }
    text += piece.text
    bare = used + piece.bare
    used += piece.em
  }
  for (const piece of pieces) {
    if (piece.bare <= width + tolerance) put(piece)
    else {
      cut = true
      for (const part of cutUp(piece.text)) put(measure(part))
    }
  }
  lines.push({ text, width: used })
  return lines.map((line, index) => ({ ...line, goesOn: index < lines.length - 1, cut }))
}

/** A character that no face has counts as a full one. */
const widthIn = ({ face, text }: Stretch, half: boolean) => face?.widthOf(text, half) ?? [...text].length

/** Cuts a text into stretches of one face each, and tells what was lacking or lent. */
export function runsOf(
  faces: Faces,
  text: string,
  { style, size, half = false }: Type,
  tell: { readonly missing: (char: string) => void; readonly lent: (char: string) => void },
): readonly Run[] {
  const runs: Run[] = []
  for (const { face, text: stretch, lent } of faces.stretches(style, text)) {
    if (!face) for (const char of stretch) tell.missing(char)
    if (lent) for (const char of stretch) tell.lent(char)
    if (face) runs.push({ face, text: stretch, width: face.widthOf(stretch, half) * size })
  }
  return runs
}

/** 避头: never first in a line. */
const neverFirst = new Set('、。，．：；？！）》】」』〕〉｝”’…—～·‧％‰℃々〻ー!),.:;?]}%>')

/** 避尾: never last in a line. */
const neverLast = new Set('（《【「『〔〈｛“‘￥＄([{<$#')

const isWord = (char: string) =>
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Mongolian}\p{Script=Tibetan}\p{M}\p{Nd}_.,'’@/\\&+:%-]/u.test(
    char,
  )

/** Behind the hyphen of a double name a line may break; a number or code with one stays whole. */
const isLetter = (char: string) => /\p{Ll}|\p{Lu}/u.test(char)

/** The pieces between which a line may break: single 汉字, whole words and numbers, punctuation with what it clings to. */
function piecesOf(text: string): readonly string[] {
  const found: string[] = []
  let [before, previous] = ['', '']
  let wasWord = false
  for (const char of text) {
    const word = isWord(char)
    const isJoint = previous === '-' && isLetter(before) && isLetter(char)
    const clings =
      previous !== '' &&
      (neverFirst.has(char) || neverLast.has(previous) || (wasWord && word && !isJoint) || char === ' ')
    if (clings) found[found.length - 1] += char
    else found.push(char)
    before = previous
    previous = char
    wasWord = word
  }
  return found
}

/** Single characters, each with the punctuation that may not begin a line. */
const cutUp = (piece: string): readonly string[] =>
  [...piece].reduce<string[]>((parts, char) => {
    if (parts.length > 0 && neverFirst.has(char)) parts[parts.length - 1] += char
    else parts.push(char)
    return parts
  }, [])
