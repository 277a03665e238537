import { mostDays, type RequestField, type RequestProblems } from '#domain/readings/request.ts'
import { useT } from '#views/i18n/index.ts'

/** The sentence for what is wrong with a field. */
export const useProblem = (problems: RequestProblems) => {
  const t = useT()
  return (field: RequestField): string | undefined => {
    const problem = problems[field]
    if (!problem) return undefined
    if (field === 'groups') return t('readings.problem.groups')
    if (field === 'second' && problem === 'required') return t('readings.problem.second')
    return t(`readings.problem.${problem}`, { days: mostDays })
  }
}
