import { formatPartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isStudy, monthOf, textOf } from '../values.ts'

/** 参加工作时间 is the month of the first line of work. */
export const workStartDiffers: Rule = {
  key: 'work-start-differs',
  severity: 'doubt',
  section: 'basic',
  source: 'docs/law/appointment-form.md §5',
  reads: ['basic.workStart', 'resume.from', 'resume.text'],
  find: ({ basic, records }) => {
    const first = records('resume').find(({ fields }) => !isStudy(textOf(fields['text'])))
    const [work, began] = [monthOf(basic['workStart']), monthOf(first?.fields['from'])]
    if (!work || !began || work.slice(0, 6) === began.slice(0, 6)) return []
    const readings = [work, began].map(formatPartialDate)
    return [{ field: 'workStart', readings, params: { stated: readings[0] ?? '', line: readings[1] ?? '' } }]
  },
}
