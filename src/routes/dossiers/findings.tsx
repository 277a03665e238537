import { Hono } from 'hono'
import { agreeToAside, askAside, withdrawAside } from '#actions/asides/asides.ts'
import { keepsDossiers } from '#domain/access/duties.ts'
import type { Group } from '#domain/access/groups.ts'
import { decide } from '#domain/access/policy.ts'
import { type Aside, type AsideRefusal, mayAgreeToAside } from '#domain/asides/aside.ts'
import { type FindingTold, groupsRead } from '#domain/checks/findings.ts'
import type { Rule } from '#domain/checks/rule.ts'
import { rules } from '#domain/checks/rules/index.ts'
import { groupsOf } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { NotFound } from '#domain/errors.ts'
import type { AsideId, DossierId, PersonId } from '#domain/ids.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { asidesOf, findingsFor, fingerprintOf, waitingAsides } from '#gate/asides/asides.ts'
import { standingIn, waitingFor } from '#gate/asides/standing-in.ts'
import { alikeTo } from '#gate/dossiers/alike.ts'
import { readAsSeat, readDossier } from '#gate/dossiers/reader.ts'
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
  const [kept, others] = [await waitingAsides(app, actor), await waitingFor(app, actor)]
  if (!keepsDossiers(actor) && others.length === 0) throw new NotFound()
  const nameOf = (dossier: DossierId) => app.roster.entry(dossier)?.columns.who.name ?? ''
  const lines = [
    ...kept.map((dossier) => ({ name: nameOf(dossier), href: paths.dossier(dossier) })),
    ...others.map(({ dossier, rule }) => ({ name: nameOf(dossier), href: paths.finding(dossier, rule) })),
  ]
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
  const stood = await standingIn(c.var.app, c.var.actor, idParam<DossierId>(c), ruleParam(c).key)
  const done = await agreeToAside(c.var.app, c.var.actor, id, form.command)
  if (!done.ok) return finding(c, { refusal: done.refusal })
  return seeOther(c, backTo(c, idParam<DossierId>(c), stood), 'asides.agreed')
})

findingRoutes.post('/dossiers/:id/findings/:rule/:aside/withdrawal', async (c) => {
  const [id, form] = [idParam<AsideId>(c, 'aside'), await readForm(c)]
  const stood = await standingIn(c.var.app, c.var.actor, idParam<DossierId>(c), ruleParam(c).key)
  const done = await withdrawAside(c.var.app, c.var.actor, id, form.command)
  if (!done.ok) return finding(c, { refusal: done.refusal })
  return seeOther(c, backTo(c, idParam<DossierId>(c), stood), 'asides.withdrawn')
})

/** Whoever stood in sees no more of the dossier. */
const backTo = (c: WebContext, dossier: DossierId, stoodIn?: unknown) =>
  stoodIn ? paths.home() : `${paths.dossier(dossier)}#${ruleParam(c).section}`

function ruleParam(c: WebContext) {
  const rule = rules.find(({ key }) => key === c.req.param('rule'))
  if (!rule) throw new NotFound()
  return rule
}

type Refused = { readonly refusal: AsideRefusal; readonly reason?: string }

/** One finding. Where it is not found any more, the way leads back to the dossier. */
async function finding(c: WebContext, refused?: Refused) {
  const { app, actor, t } = c.var
  const [id, rule] = [idParam<DossierId>(c), ruleParam(c)]
  const waiting = await standingIn(app, actor, id, rule.key)
  const reading = await readingFor(c, id, rule, waiting)
  const { subject, circumstances, contents } = reading

  const today = partialDateOf(dayOf(app.now()))
  const found = await findingsFor(app, reading, { today, alike: alikeTo(app, actor, id) })
  const own = found.get(rule.section)?.filter(({ code }) => code === rule.key) ?? []
  const one = waiting ? own.find(({ aside }) => aside?.id === waiting.id) : meantAmong(own, c.req.query('record'))
  if (!one) return seeOther(c, waiting ? paths.home() : paths.dossier(id), refused && 'asides.gone')
  const about = fingerprintOf(app, one, contents)
  const section = sectionOf(rule.section)
  const mayEdit = (group: Group) => decide(actor, 'edit', subject, group, circumstances).allow
  return page(
    c,
    t('finding.title'),
    <FindingPage
      dossier={id}
      name={nameShown(c, reading)}
      standsIn={waiting !== undefined}
      rule={rule}
      finding={one}
      about={about}
      lapsed={await lapsedOf(c, id, rule, about)}
      mayAgree={one.aside !== undefined && mayAgreeToAside(actor.person, one.aside)}
      mayEdit={section !== undefined && groupsOf(section).every(mayEdit)}
      names={namesOf(c)}
      nameOf={(person: PersonId) => app.directory.nameOf(person)}
      refused={refused}
    />,
    refused && { status: refused.refusal === 'asides.no-reason' ? 422 : 409 },
  )
}

/** The dossier for whoever keeps it; for whoever stands in what the finding is about; for everybody else there is none. */
async function readingFor({ var: { app, actor } }: WebContext, id: DossierId, rule: Rule, waiting: Aside | undefined) {
  const read = groupsRead(rule)
  const reading = waiting
    ? await readAsSeat(app, actor, id, read)
    : await readDossier(app, actor, id, { act: 'dossier.read' })
  if (!reading) throw new NotFound()
  const { subject, circumstances } = reading
  const keeps = (group: Group) => decide(actor, 'set-aside', subject, group, circumstances).allow
  if (!waiting && !read.every(keeps)) throw new NotFound()
  return reading
}

const meantAmong = (own: readonly FindingTold[], record: string | undefined) =>
  own.find((each) => (each.record ?? '') === (record ?? '')) ?? own[0]

/** What two people let stand before a value changed. */
async function lapsedOf({ var: { app } }: WebContext, id: DossierId, rule: Rule, about: string) {
  const all = await asidesOf(app, id)
  return all.findLast((aside) => aside.rule === rule.key && aside.about !== about && aside.ended?.how === 'agreed')
}
