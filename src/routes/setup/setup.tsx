import { Hono } from 'hono'
import { giveOverall, settleFallback } from '#actions/organisation/setting-up.ts'
import { isSmall, remaining } from '#domain/first-start/remaining.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
import { usualReading } from '#domain/organisation/settings.ts'
import { expectedOffices } from '#gate/organisation/expected.ts'
import { readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { type Giving, givenHere } from '#views/setup/giving.tsx'
import { SetupPage } from '#views/setup/page.tsx'
import { choicesOf, mustLead } from './choices.ts'
import { standingOf, whereItGoesOn } from './standing.ts'
import { pageOfStep, showDeputies, showQuestions, stepIn } from './steps.tsx'

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
  const step = stepIn(form)
  const [duty, account] = [givenHere.find((one) => one === form.text('duty')), form.text('account')]
  const typed = { duty: form.text('duty'), account }
  const refuse = (problem: string) => again(c, step, { ...typed, problem })
  if (!duty || account === '') return refuse(t('refusal.organisation.person-missing'))
  const done = await giveOverall(app, actor, { duty, account: account as AccountId }, form.command)
  if (!done.ok) return refuse(t(`refusal.${done.refusal}`))
  return seeOther(c, pageOfStep(step), 'setup.given')
})

setupRoutes.post(paths.setupFallback(), async (c) => {
  mustLead(c)
  const form = await readForm(c)
  const done = await settleFallback(c.var.app, c.var.actor, form.text('person') as PersonId, form.command)
  return seeOther(c, pageOfStep(stepIn(form)), done.ok ? 'setup.fallback-named' : undefined)
})

/** The page from which a duty was given, with what is wrong. */
function again(c: WebContext, step: ReturnType<typeof stepIn>, refused: Giving) {
  if (step === 'deputies') return showDeputies(c, refused)
  if (step === 'questions') return showQuestions(c, { giving: refused })
  return show(c, refused)
}

async function show(c: WebContext, refused?: Giving) {
  const { app, actor, t } = c.var
  const standing = standingOf(app)
  const { settings } = app.directory
  return page(
    c,
    t('setup.title'),
    <SetupPage
      lines={remaining(standing)}
      reading={settings.standingReading ?? usualReading[actor.profile]}
      isSmall={isSmall(standing)}
      goesOn={whereItGoesOn(app)}
      awaited={(await expectedOffices(app, actor)).length}
      {...choicesOf(c)}
      giving={refused ?? { duty: 'keeper', account: '' }}
    />,
    refused && { status: 422 },
  )
}
