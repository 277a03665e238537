import { formatPartialDate } from '#domain/time.ts'
import { gapsOf } from '../gaps.ts'
import type { Rule } from '../rule.ts'

/** 空档: months that no line covers; lines that meet in a month have none between them. */
export const resumeGap: Rule = {
  key: 'resume-gap',
  severity: 'doubt',
  section: 'resume',
  source: 'docs/law/appointment-form.md §5',
  reads: ['resume.from', 'resume.to'],
  find: ({ records }) => {
    const lines = records('resume')
    return gapsOf(lines).map(({ before, from, to }) => {
      const record = lines[before]?.id
      const params = { from: formatPartialDate(from), to: formatPartialDate(to) }
      return { field: 'from', params, ...(record && { record }) }
    })
  },
}
