import type { Fields } from '#domain/dossiers/section.ts'
import { withoutMeanwhile } from '#domain/parsing/meanwhile.ts'
import type { Printed, Sheet } from './sheet.ts'
import { date, month, recordsOf, text } from './words.ts'

/** 简历: a line has its months in front, `1993.09--1997.07` and two blanks, or none and continues the one above. */
export type ResumeSheet = {
  readonly is: 'resume'
  readonly name: string
  readonly number: string
  readonly lines: readonly ResumeLine[]
}

export type ResumeLine = { readonly period: string; readonly text: string }

export const resume: Sheet<ResumeSheet> = {
  says: { basic: ['name', 'number'], resume: ['text', 'during'] },
  of: resumeOf,
}

function resumeOf(printed: Printed): ResumeSheet {
  const [basic = {}] = recordsOf(printed, 'basic')
  return {
    is: 'resume',
    name: text(basic['name']),
    number: text(basic['number']),
    lines: recordsOf(printed, 'resume').flatMap(resumeLines),
  }
}

/** The record's line, then a line for each thing that ran beside it. */
function resumeLines(fields: Fields): readonly ResumeLine[] {
  const [from, to] = [month(date(fields['from'])), month(date(fields['to']))]
  const period = from || to ? `${from}--${to}`.padEnd(18) : ''
  const during = text(fields['during'])
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return [{ period, text: text(fields['text']) }, ...during.map((line) => ({ period: '', text: inBrackets(line) }))]
}

/** The word is the form's, however the line was typed before it was. */
const inBrackets = (line: string) => {
  const bare = withoutMeanwhile(line)
  return bare === line && /^[（(]/.test(line) ? line : `（其间：${bare}）`
}
