import { type Mark, marksIn, said } from './marks.ts'

/** How cells of a style look, as far as the page draws it. */
export type Look = {
  readonly framed: boolean
  readonly bold: boolean
  readonly align?: 'center' | 'end'
  readonly indent: number
}

const plain: Look = { framed: false, bold: false, indent: 0 }

/** The looks of a workbook's styles by their number, from its part `xl/styles.xml`. */
export function looksIn(source: string): (style: number | undefined) => Look {
  const found: Found = { bolds: [], frames: [], looks: [] }
  const within: string[] = []
  for (const mark of marksIn(source)) {
    if (mark.is === 'end') within.pop()
    if (mark.is !== 'start') continue
    const part = within[1]
    if (part === 'fonts') takeFont(found, mark, within.at(-1))
    if (part === 'borders') takeBorder(found, mark, within.at(-1))
    if (part === 'cellXfs') takeLook(found, mark)
    if (!mark.empty) within.push(mark.name)
  }
  return (style) => found.looks[style ?? 0] ?? plain
}

type Found = { readonly bolds: boolean[]; readonly frames: boolean[]; readonly looks: Look[] }
type Start = Extract<Mark, { readonly is: 'start' }>

function takeFont({ bolds }: Found, { name, attributes }: Start, parent: string | undefined): void {
  if (name === 'font') bolds.push(false)
  if (name === 'b' && parent === 'font') bolds[bolds.length - 1] = isOn(said(attributes, 'val'))
}

function takeBorder({ frames }: Found, { name, attributes }: Start, parent: string | undefined): void {
  if (name === 'border') frames.push(false)
  if (parent === 'border' && !['', 'none'].includes(said(attributes, 'style') ?? '')) frames[frames.length - 1] = true
}

function takeLook({ bolds, frames, looks }: Found, { name, attributes }: Start): void {
  if (name === 'xf') {
    const [border, font] = [said(attributes, 'borderId'), said(attributes, 'fontId')]
    looks.push({ framed: frames[Number(border ?? 0)] ?? false, bold: bolds[Number(font ?? 0)] ?? false, indent: 0 })
  }
  if (name === 'alignment') {
    const align = alignOf(said(attributes, 'horizontal'))
    const indent = Math.min(15, Number(said(attributes, 'indent')) || 0)
    looks.push({ ...(looks.pop() ?? plain), ...(align && { align }), indent })
  }
}

const isOn = (value: string | undefined) => value === undefined || value === '1' || value === 'true'

const alignOf = (horizontal: string | undefined): Look['align'] =>
  horizontal === 'right' ? 'end' : horizontal?.startsWith('center') ? 'center' : undefined
