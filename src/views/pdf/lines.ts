import type { Face, Faces, Style } from './faces.ts'

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

/** A stretch of one face. */
export type Run = { readonly face: Face; readonly text: string; readonly width: number }

/** The width in points. A character that no face has counts as a full one; the pre-flight stops it anyway. */
export function widthOf(faces: Faces, text: string, { style, size, half = false }: Type): number {
  let width = 0
  for (const char of text) {
    const codePoint = char.codePointAt(0) ?? 0
    width += faces.faceFor(style, codePoint)?.advance(codePoint, half) ?? 1
  }
  return width * size
}

/** Cuts a text into stretches of one face each, along the chain of the style. Characters without a face go to `missing`. */
export function runsOf(faces: Faces, text: string, type: Type, missing: (char: string) => void): readonly Run[] {
  const runs: { face: Face; text: string; width: number }[] = []
  for (const char of text) {
    const codePoint = char.codePointAt(0) ?? 0
    const face = faces.faceFor(type.style, codePoint)
    if (!face) {
      missing(char)
      continue
    }
    const width = face.advance(codePoint, type.half ?? false) * type.size
    const last = runs.at(-1)
    if (last?.face === face) {
      last.text += char
      last.width += width
    } else runs.push({ face, text: char, width })
  }
  return runs
}

/** 避头: never first in a line. */
const neverFirst = new Set('、。，．：；？！）》】」』〕〉｝”’…—～·‧％‰℃々〻ー!),.:;?]}%>')

/** 避尾: never last in a line. */
const neverLast = new Set('（《【「『〔〈｛“‘￥＄([{<$#')

const isWord = (char: string) => /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}_.,'’@/\\&+:%-]/u.test(char)

/** The pieces between which a line may break: single 汉字, whole words and numbers, punctuation with what it clings to. */
function pieces(text: string): readonly string[] {
  const found: string[] = []
  let previous = ''
  for (const char of text) {
    const clings =
      previous !== '' &&
      (neverFirst.has(char) || neverLast.has(previous) || (isWord(previous) && isWord(char)) || char === ' ')
    if (clings) found[found.length - 1] += char
    else found.push(char)
    previous = char
  }
  return found
}

/**
 * Breaks a text into lines no wider than `width` points, by the rules of Chinese setting. `\n` begins a new paragraph. A
 * piece wider than a whole line is cut between characters; blanks at the end of a line hang over.
 */
export function breakLines(faces: Faces, text: string, type: Type, width: number): readonly TextLine[] {
  return text.split('\n').flatMap((paragraph) => breakParagraph(faces, paragraph, type, width))
}

function breakParagraph(faces: Faces, paragraph: string, type: Type, width: number): readonly TextLine[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  let cut = false
  const put = (piece: string) => {
    const bare = widthOf(faces, piece.trimEnd(), type)
    if (line !== '' && used + bare > width + tolerance) {
      lines.push(line)
      line = ''
      used = 0
    }
    line += piece
    used += widthOf(faces, piece, type)
  }
  for (const piece of pieces(paragraph)) {
    if (widthOf(faces, piece.trimEnd(), type) <= width + tolerance) put(piece)
    else {
      cut = true
      for (const part of cutUp(piece)) put(part)
    }
  }
  lines.push(line)
  return lines.map((text, index) => {
    const goesOn = index < lines.length - 1
    const shown = goesOn ? text.trimEnd() : text
    return { text: shown, width: widthOf(faces, shown, type), goesOn, cut }
  })
}

/** Single characters, each with the punctuation that may not begin a line. */
const cutUp = (piece: string): readonly string[] =>
  [...piece].reduce<string[]>((parts, char) => {
    if (parts.length > 0 && neverFirst.has(char)) parts[parts.length - 1] += char
    else parts.push(char)
    return parts
  }, [])

/** Widths are sums of fractions; a hundredth of a point is no reason to break. */
const tolerance = 0.01
