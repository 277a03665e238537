import { Hono } from 'hono'
import { giveOverall, settleFallback } from '#actions/organisation/setting-up.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { isBlind } from '#domain/access/policy.ts'
import { Forbidden } from '#domain/errors.ts'
import { isSmall, remaining, type Standing } from '#domain/first-start/remaining.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { type Giving, givenHere, SetupPage } from '#views/setup/page.tsx'

/** 设置单位, for whoever leads HR: the end of the first start, and to be looked at again at any time. */
export const setupRoutes = new Hono<Web>()

setupRoutes.get(paths.setup(), (c) => {
  mustLead(c)
  return show(c)
})

setupRoutes.post(paths.setupDuty(), async (c) => {
  mustLead(c)
  const { app, actor, t } = c.var
  const form = await readForm(c)
  const [duty, account] = [givenHere.find((one) => one === form.text('duty')), form.text('account')]
  const typed = { duty: form.text('duty'), account }
  if (!duty || account === '') return show(c, { ...typed, problem: t('refusal.organisation.person-missing') })
  const done = await giveOverall(app, actor, { duty, account: account as AccountId }, form.command)
  if (!done.ok) return show(c, { ...typed, problem: t(`refusal.${done.refusal}`) })
  return seeOther(c, paths.setup(), 'setup.given')
})

setupRoutes.post(paths.setupFallback(), async (c) => {
  mustLead(c)
  const form = await readForm(c)
  const done = await settleFallback(c.var.app, c.var.actor, form.text('person') as PersonId, form.command)
  return seeOther(c, paths.setup(), done.ok ? 'setup.fallback-named' : undefined)
})

function mustLead({ var: { actor } }: WebContext): void {
  if (!leadsHr(actor)) throw new Forbidden()
}

function show(c: WebContext, refused?: Giving) {
  const { app, actor, t } = c.var
  const standing = standingOf(app)
  const able = standing.everyone.filter((one) => !isBlind(one))
  return page(
    c,
    t('setup.title'),
    <SetupPage
      lines={remaining(standing)}
      profile={actor.profile}
      isSmall={isSmall(standing)}
      people={able
        .filter(({ account }) => account !== actor.account)
        .map(({ account, person }) => ({ value: account, label: app.directory.nameOf(person) }))}
      approvers={able.map(({ person }) => ({ value: person, label: app.directory.nameOf(person) }))}
      fallback={standing.fallback ?? ''}
      giving={refused ?? { duty: 'keeper', account: '' }}
    />,
    refused && { status: 422 },
  )
}

/** The house as it stands at this moment. */
const standingOf = ({ directory, roster }: App): Standing => ({
  units: [...directory.units.values()],
  offices: directory.offices,
  everyone: directory.everyone(),
  fallback: directory.settings.fallback,
  dossiers: roster.all().length,
})
