import { lackingFor, type Plan } from '#domain/first-start/plan.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { StartStep } from '#views/start/frame.tsx'

/** What stands behind each step already, in words, before there are people: from the plan alone. */
export function doneBefore({ var: { t } }: WebContext, plan: Plan): Partial<Record<StartStep, string>> {
  const { founding, seats, card } = plan
  const lacking = lackingFor(plan)
  return {
    code: t('start.done.code'),
    ...(founding && {
      organisation: t('start.done.organisation', {
        name: founding.shortName || founding.name,
        profile: t(`start.profile.${founding.profile}`),
      }),
    }),
    ...(lacking.seats === 0 && card?.readAt && { custodians: t('start.done.custodians', { count: seats.length }) }),
  }
}
