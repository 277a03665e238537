import { Hono } from 'hono'
import { commonPasswords } from '#actions/accounts/common-passwords.ts'
import { isSeated, seatFounder } from '#actions/organisation/founders.ts'
import { refusePassword } from '#domain/accounts/password.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { NotFound } from '#domain/errors.ts'
import { beginners, besides, type Founder, readNumbers } from '#domain/first-start/founders.ts'
import type { App } from '#house/app.ts'
import { readOpenForm } from '#routes/web/forms.ts'
import type { House } from '#routes/web/house.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { PersonPage, type PersonProblems, StartPeoplePage, StartPersonLinkPage } from '#views/start/people.tsx'
import { SeatOverPage } from '#views/start/seat.tsx'
import { doneBefore } from './done.ts'
import type { FirstStart } from './first-start.ts'

/** 三个人: whoever has the code says which numbers, and hands out links; the names are the people's own to type. */
export function peopleRoutes(house: House, start: FirstStart): Hono<Web> {
  const routes = new Hono<Web>()

  routes.get(paths.startPeople(), async (c) => (house.app() ? showPeople(c) : sealed(c)))

  routes.post(paths.startPeople(), async (c) => {
    const text = await readOpenForm(c)
    if (seatedIn(mustBeOpen(house)).length > 0) return c.redirect(paths.startPeople(), 303)
    const typed = byFounder(text)
    const { numbers, problems } = readNumbers(typed)
    const also = besides.filter((one) => text(one) !== '')
    if (Object.keys(problems).length > 0) return showPeople(c, { typed, problems, also })
    start.expect(numbers, also)
    return c.redirect(paths.startPeople(), 303)
  })

  routes.post('/start/people/:duty/link', async (c) => {
    const text = await readOpenForm(c)
    const founder = beginners.find((one) => one === c.req.param('duty'))
    const plan = start.plan()
    const link = founder && plan && !isSeated(mustBeOpen(house), founder) ? start.invitePerson(founder) : undefined
    if (!founder || !plan || !link) return c.redirect(paths.startPeople(), 303)
    if (text('to') === 'here') return c.redirect(paths.startPerson(link), 303)
    const address = `${c.var.origin}${paths.startPerson(link)}`
    const shown = <StartPersonLinkPage done={doneBefore(c, plan)} founder={founder} address={address} />
    return page(c, c.var.t('start.title'), shown)
  })

  routes.get('/start/person/:link', async (c) => (house.app() ? showPerson(c, c.req.param('link')) : sealed(c)))

  routes.post('/start/person/:link', async (c) => {
    const text = await readOpenForm(c)
    const app = mustBeOpen(house)
    const link = c.req.param('link')
    const asked = start.founderOf(link)
    if (!asked) return over(c)
    const name = cleanText(text('name'))
    const typed = { name, number: asked.number, password: text('first'), again: text('second') }
    const problems = await problemsOf(c, app, typed)
    if (Object.keys(problems).length > 0) return showPerson(c, link, { name, problems })
    const { founder, number: staffNumber } = asked
    const done = await seatFounder(app, { ...asked, staffNumber, name, password: text('first') })
    if (!done.ok) return showPerson(c, link, { name, problems: { name: c.var.t(`refusal.${done.refusal}`) } })
    start.spend(founder)
    const { people } = start.plan() ?? {}
    if (beginners.every((one) => isSeated(app, one) || (!people?.[one] && one === 'keeper'))) start.end()
    return c.redirect(paths.signIn(), 303)
  })

  const over = (c: WebContext) => page(c, c.var.t('start.title'), <SeatOverPage />, { status: 404 })

  const showPeople = (
    c: WebContext,
    refused?: Pick<Parameters<typeof StartPeoplePage>[0], 'typed' | 'problems' | 'also'>,
  ) => {
    const plan = start.plan()
    if (!plan) throw new NotFound()
    const { people = {} } = plan
    const shown = (
      <StartPeoplePage
        done={doneBefore(c, plan)}
        people={people}
        typed={byFounder((founder) => people[founder as Founder]?.number ?? '')}
        problems={{}}
        also={plan.besides ?? []}
        seated={seatedIn(mustBeOpen(house))}
        {...refused}
      />
    )
    return page(c, c.var.t('start.title'), shown, { status: refused ? 422 : 200 })
  }

  const showPerson = (c: WebContext, link: string, refused?: { name: string; problems: PersonProblems }) => {
    const [plan, asked] = [start.plan(), start.founderOf(link)]
    if (!plan?.founding || !asked) return over(c)
    const of = { ...asked, organisation: plan.founding.name, name: '', problems: {}, ...refused }
    return page(c, c.var.t('start.title'), <PersonPage link={link} {...of} />, { status: refused ? 422 : 200 })
  }

  return routes
}

const sealed = (c: WebContext) => c.redirect(paths.unseal(), 303)

function mustBeOpen(house: House): App {
  const app = house.app()
  if (!app) throw new NotFound()
  return app
}

const seatedIn = (app: App): readonly Founder[] => beginners.filter((founder) => isSeated(app, founder))

const byFounder = (text: (founder: string) => string) => ({
  'hr-lead': text('hr-lead'),
  it: text('it'),
  auditor: text('auditor'),
  keeper: text('keeper'),
})

type Typed = Readonly<Record<'name' | 'number' | 'password' | 'again', string>>

/** By the rule for every password (docs/security.md §6), of which the house knows little yet: number, name, its units. */
async function problemsOf({ var: { t } }: WebContext, app: App, typed: Typed): Promise<PersonProblems> {
  const { name, number, password, again } = typed
  const { units, settings } = app.directory
  const house = [settings.shortName ?? '', ...[...units.values()].map((unit) => unit.name)]
  const known = { personal: [number, name], house }
  const refusal = refusePassword({ password, again, hasFactor: false, known, isCommon: await commonPasswords() })
  return {
    ...(name === '' && { name: t('refusal.start.person-name') }),
    ...(name.length > 60 && { name: t('refusal.start.too-long') }),
    ...(refusal && { [refusal === 'password.differs' ? 'second' : 'first']: t(`refusal.${refusal}`) }),
  }
}
