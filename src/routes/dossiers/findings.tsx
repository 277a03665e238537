import { Hono } from 'hono'
import { agreeToAside, askAside, withdrawAside } from '#actions/asides/asides.ts'
import { keepsDossiers } from '#domain/access/duties.ts'
import { decide } from '#domain/access/policy.ts'
import { type AsideRefusal, mayAgreeToAside } from '#domain/asides/aside.ts'
import { groupsRead } from '#domain/checks/findings.ts'
import { rules } from '#domain/checks/rules/index.ts'
import { groupsOf } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { NotFound } from '#domain/errors.ts'
import type { AsideId, DossierId, PersonId } from '#domain/ids.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { asidesOf, findingsFor, printOf, waitingAsides } from '#gate/asides/asides.ts'
import { alikeTo } from '#gate/dossiers/alike.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { FindingPage } from '#views/asides/finding.tsx'
import { AsidesPage } from '#views/asides/list.tsx'
import { paths } from '#views/paths.ts'
import { nameShown, namesOf } from './context.ts'

/** 疑点: one finding with its grounds, and 搁置, to let it stand with a second person. */
export const findingRoutes = new Hono<Web>()

findingRoutes.get(paths.asides(), async (c) => {
  const { app, actor, t } = c.var
  if (!keepsDossiers(actor)) throw new NotFound()
  const waiting = await waitingAsides(app, actor)
  const lines = waiting.map((dossier) => ({ dossier, name: app.roster.entry(dossier)?.columns.who.name ?? '' }))
  return page(c, t('asides.title'), <AsidesPage lines={lines} />)
})

findingRoutes.get('/dossiers/:id/findings/:rule', (c) => finding(c))

findingRoutes.post('/dossiers/:id/findings/:rule', async (c) => {
  const { app, actor } = c.var
  const [dossier, form] = [idParam<DossierId>(c), await readForm(c)]
  const [about, reason] = [form.text('about'), form.text('reason')]
  const done = await askAside(app, actor, { dossier, rule: ruleParam(c).key, about, reason }, form.command)
  if (!done.ok) return finding(c, { refusal: done.refusal, reason })
  return seeOther(c, backTo(c, dossier), 'asides.asked')
})

findingRoutes.post('/dossiers/:id/findings/:rule/:aside/consent', async (c) => {
  const [id, form] = [idParam<AsideId>(c, 'aside'), await readForm(c)]
  if (form.unread) return finding(c, { refusal: 'asides.unread' })
  const done = await agreeToAside(c.var.app, c.var.actor, id, form.command)
  if (!done.ok) return finding(c, { refusal: done.refusal })
  return seeOther(c, backTo(c, idParam<DossierId>(c)), 'asides.agreed')
})

findingRoutes.post('/dossiers/:id/findings/:rule/:aside/withdrawal', async (c) => {
  const [id, form] = [idParam<AsideId>(c, 'aside'), await readForm(c)]
  const done = await withdrawAside(c.var.app, c.var.actor, id, form.command)
  if (!done.ok) return finding(c, { refusal: done.refusal })
  return seeOther(c, backTo(c, idParam<DossierId>(c)), 'asides.withdrawn')
})

const backTo = (c: WebContext, dossier: DossierId) => `${paths.dossier(dossier)}#${ruleParam(c).section}`

function ruleParam(c: WebContext) {
  const rule = rules.find(({ key }) => key === c.req.param('rule'))
  if (!rule) throw new NotFound()
  return rule
}

type Refused = { readonly refusal: AsideRefusal; readonly reason?: string }

/** One finding. Where it is not found any more, the way leads back to the dossier. */
async function finding(c: WebContext, refused?: Refused) {
  const { app, actor, t } = c.var
  const [id, rule, record] = [idParam<DossierId>(c), ruleParam(c), c.req.query('record')]
  const reading = await readDossier(app, actor, id, { act: 'dossier.read' })
  if (!reading) throw new NotFound()
  const { subject, circumstances, contents } = reading
  const may = (action: 'set-aside' | 'edit', asked: Parameters<typeof decide>[3]) =>
    decide(actor, action, subject, asked, circumstances).allow
  if (!groupsRead(rule).every((group) => may('set-aside', group))) throw new NotFound()

  const today = partialDateOf(dayOf(app.now()))
  const found = await findingsFor(app, reading, { today, alike: alikeTo(app, actor, id) })
  const own = found.get(rule.section)?.filter(({ code }) => code === rule.key) ?? []
  const one = own.find((each) => (each.record ?? '') === (record ?? '')) ?? own[0]
  if (!one) return seeOther(c, paths.dossier(id), refused && 'asides.gone')
  const about = printOf(app, one, contents)
  const before = (await asidesOf(app, id)).filter(
    (aside) => aside.rule === rule.key && aside.about !== about && aside.ended?.how === 'agreed',
  )
  const section = sectionOf(rule.section)
  return page(
    c,
    t('finding.title'),
    <FindingPage
      dossier={id}
      name={nameShown(c, reading)}
      rule={rule}
      finding={one}
      about={about}
      lapsed={before.at(-1)}
      mayAgree={one.aside !== undefined && mayAgreeToAside(actor.person, one.aside)}
      mayEdit={section !== undefined && groupsOf(section).every((group) => may('edit', group))}
      names={namesOf(c)}
      nameOf={(person: PersonId) => app.directory.nameOf(person)}
      refused={refused}
    />,
    refused && { status: refused.refusal === 'asides.no-reason' ? 422 : 409 },
  )
}
