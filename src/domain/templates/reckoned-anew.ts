import { type Mark, marksIn, said } from './marks.ts'

type Start = Extract<Mark, { readonly is: 'start' }>

/** What stands behind the settings of reckoning in a workbook, in the order of the standard. */
const behind = [
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
]

/** The part `xl/workbook.xml` so that whoever opens it works every formula out anew. */
export function reckonedAnew(source: string): string {
  let root: Start | undefined
  let depth = 0
  for (const mark of marksIn(source)) {
    if (mark.is === 'text') continue
    if (mark.is === 'end') depth -= 1
    else root ??= mark
    const place = root && placeFor(mark, depth)
    if (root && place)
      return mark.name === 'calcPr' ? withFlag(source, mark as Start) : inserted(source, root.prefix, place.at)
    if (mark.is === 'start' && !mark.empty) depth += 1
  }
  throw new Error('A workbook without an end.')
}

/** Where the settings stand or belong: right before what stands behind them, else before the end of the workbook. */
function placeFor(
  { is, name, from }: Exclude<Mark, { readonly is: 'text' }>,
  depth: number,
): { readonly at: number } | undefined {
  const isPlace = is === 'end' ? depth === 0 : depth === 1 && (name === 'calcPr' || behind.includes(name))
  return isPlace ? { at: from } : undefined
}

const inserted = (source: string, prefix: string, at: number) =>
  `${source.slice(0, at)}<${prefix}calcPr fullCalcOnLoad="1"/>${source.slice(at)}`

function withFlag(source: string, { from, end, attributes }: Start): string {
  const tag = source.slice(from, end)
  const flagged =
    said(attributes, 'fullCalcOnLoad') === undefined
      ? tag.replace(/\s*(\/?)>$/, ' fullCalcOnLoad="1"$1>')
      : tag.replace(/(\sfullCalcOnLoad\s*=\s*)(?:"[^"]*"|'[^']*')/, '$1"1"')
  return source.slice(0, from) + flagged + source.slice(end)
}
