import { type Mark, marksIn } from './marks.ts'

/** The shared texts of a workbook by their number, from its part `xl/sharedStrings.xml`; how they are read aloud left out. */
export function textsIn(source: string): readonly string[] {
  const texts: string[] = []
  let [isText, aside] = [false, 0]
  for (const mark of marksIn(source)) {
    if (mark.is === 'text') {
      if (isText && aside === 0) texts.push((texts.pop() ?? '') + mark.text)
      continue
    }
    if (mark.name === 'si' && mark.is === 'start') texts.push('')
    if (mark.name === 't') isText = opens(mark) > 0
    if (mark.name === 'rPh') aside += opens(mark)
  }
  return texts
}

/** 1 for a tag that opens something, -1 for one that closes it. */
const opens = (mark: Exclude<Mark, { readonly is: 'text' }>) => (mark.is === 'end' ? -1 : mark.empty ? 0 : 1)
