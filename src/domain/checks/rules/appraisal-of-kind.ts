import type { Rule } from '../rule.ts'
import { codeIn, textOf, wordsOf } from '../values.ts'

/** 称职 is the word for civil servants, 合格 that for public institutions. */
export const appraisalOfKind: Rule = {
  key: 'appraisal-of-kind',
  severity: 'hint',
  section: 'appraisals',
  source: 'docs/law/codes.md §4',
  reads: ['appraisals.year', 'appraisals.result', 'entry.kind', 'entry.entered'],
  find: ({ records }) => {
    const { kind, entered } = records('entry')[0]?.fields ?? {}
    const foreign = foreignTo[codeIn(kind) ?? '']
    const since = textOf(entered).slice(0, 4)
    if (!foreign || since === '') return []
    return records('appraisals')
      .filter(({ fields }) => textOf(fields['year']) > since && foreign.test(codeIn(fields['result']) ?? ''))
      .map(({ id, fields }) => ({
        field: 'result',
        record: id,
        params: { kind: wordsOf(kind), result: wordsOf(fields['result']) },
      }))
  },
}

/** The grades that are not for this 人员类别. */
const foreignTo: Readonly<Record<string, RegExp>> = {
  '10': /^[234]B$/,
  '11': /^[234]B$/,
  '20': /^[234]$/,
  '21': /^[234]$/,
  '22': /^[234]$/,
}
