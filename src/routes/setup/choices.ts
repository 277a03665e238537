import { leadsHr } from '#domain/access/duties.ts'
import { isBlind } from '#domain/access/policy.ts'
import { Forbidden } from '#domain/errors.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { Choices } from '#views/setup/giving.tsx'

/** Throws Forbidden for anybody but the HR lead. */
export function mustLead({ var: { actor } }: WebContext): void {
  if (!leadsHr(actor)) throw new Forbidden()
}

/** Who may be given a duty, and who may be the last approver. */
export function choicesOf({ var: { app, actor } }: WebContext): Choices {
  const { directory } = app
  const able = directory.everyone().filter((one) => !isBlind(one))
  return {
    people: able
      .filter(({ account }) => account !== actor.account)
      .map(({ account, person }) => ({ value: account, label: directory.nameOf(person) })),
    approvers: able.map(({ person }) => ({ value: person, label: directory.nameOf(person) })),
    fallback: directory.settings.fallback ?? '',
  }
}
