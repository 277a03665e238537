import { Hono } from 'hono'
import { dropExpected } from '#actions/organisation/expected.ts'
import { appointSuccessor, nameDeputy, type SuccessionRefusal } from '#actions/organisation/offices.ts'
import * as accounts from '#db/accounts.ts'
import { type HeldOffice, list as listOffices } from '#db/organisation/offices.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { isBlind } from '#domain/access/policy.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { PersonId, UnitId } from '#domain/ids.ts'
import type { Office } from '#domain/organisation/office.ts'
import { inForce } from '#domain/organisation/span.ts'
import type { Unit } from '#domain/organisation/unit.ts'
import { dayOf } from '#domain/time.ts'
import { dayTyped } from '#domain/typed-date.ts'
import { expectedOffices } from '#gate/organisation/expected.ts'
import { officeIn } from '#routes/cases/context.ts'
import { readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { type OfficeProblems, type OfficeTyped, officeKinds } from '#views/organisation/appointing.tsx'
import { type ExpectedLine, type OfficeLine, OfficesPage } from '#views/organisation/offices.tsx'
import { paths } from '#views/paths.ts'

/** 领导职务, for whoever leads HR: who holds each office, and who is to hold it. */
export const officeRoutes = new Hono<Web>()

officeRoutes.get('/settings/offices', async (c) => {
  mustLead(c)
  return show(c, await begun(c))
})

officeRoutes.post('/settings/offices', async (c) => {
  mustLead(c)
  const { app, actor, t } = c.var
  const form = await readForm(c)
  const typed: OfficeTyped = {
    unit: form.text('unit'),
    kind: form.text('kind'),
    title: cleanText(form.text('title')),
    rank: form.text('rank').trim(),
    person: form.text('person'),
    from: form.text('from').trim(),
    until: form.text('until').trim(),
  }
  const [from, until] = [dayTyped(typed.from), dayTyped(typed.until)]
  const wrong = problemsIn(c, typed)
  if (!from || Object.keys(wrong).length > 0) return show(c, typed, wrong)
  const held = { unit: typed.unit as UnitId, person: typed.person as PersonId, title: typed.title, from, until }
  const office = { ...held, kind: typed.kind === 'leader' ? 'leader' : 'head', rank: Number(typed.rank) } as const
  const done =
    typed.kind === 'deputy'
      ? await nameDeputy(app, actor, held, form.command)
      : await appointSuccessor(app, actor, office, form.command)
  if (!done.ok) return show(c, typed, { [fieldOf[done.refusal]]: t(`refusal.${done.refusal}`) })
  if (typed.kind === 'deputy') return seeOther(c, paths.unit(held.unit), 'deputy.named')
  return seeOther(c, paths.offices(), from <= dayOf(app.now()) ? 'office.filled' : 'office.filled-ahead')
})

officeRoutes.post('/settings/offices/expected', async (c) => {
  mustLead(c)
  const form = await readForm(c)
  const kind = officeKinds.find((known) => known === form.text('kind'))
  if (!kind) throw new NotFound()
  const which = { unit: form.text('unit') as UnitId, kind, number: form.text('number') }
  const done = await dropExpected(c.var.app, c.var.actor, which, form.command)
  return seeOther(c, paths.offices(), done.ok ? 'office.expected-no-more' : undefined)
})

function mustLead({ var: { actor } }: WebContext): void {
  if (!leadsHr(actor)) throw new Forbidden()
}

const fieldOf: Readonly<Record<SuccessionRefusal, keyof OfficeTyped>> = {
  'organisation.rank': 'rank',
  'organisation.head-taken': 'unit',
  'organisation.unit-unknown': 'unit',
  'organisation.person-unknown': 'person',
  'organisation.own-office': 'person',
  'organisation.title-missing': 'title',
  'organisation.until-before': 'until',
}

/** Everything that is missing or cannot be, each at its field. */
function problemsIn(
  { var: { t } }: WebContext,
  { unit, kind, title, rank, person, from, until }: OfficeTyped,
): OfficeProblems {
  const isLong = title.length > 100
  return {
    ...(unit === '' && { unit: t('refusal.organisation.unit-missing') }),
    ...(title === '' && { title: t('refusal.organisation.title-missing') }),
    ...(isLong && { title: t('refusal.case.text-too-long') }),
    ...(kind !== 'deputy' && !/^[1-9]$/.test(rank) && { rank: t('refusal.organisation.rank') }),
    ...(person === '' && { person: t('refusal.organisation.person-missing') }),
    ...(!dayTyped(from) && { from: t('refusal.organisation.office-day') }),
    ...(until !== '' && !dayTyped(until) && { until: t('refusal.organisation.office-day') }),
  }
}

/** The form as it opens: for a vacant office with the title and the rank that it had last. */
async function begun(c: WebContext): Promise<OfficeTyped> {
  const { app } = c.var
  const unit = c.req.query('unit') ?? ''
  const kind = officeKinds.find((known) => known === c.req.query('kind')) ?? 'head'
  const last = (await listOffices(app))
    .filter((office) => office.unit === unit && office.kind === kind)
    .toSorted((one, other) => other.from.localeCompare(one.from))[0]
  return {
    unit,
    kind,
    title: last?.title ?? '',
    rank: last ? String(last.rank) : '',
    person: '',
    from: dayOf(app.now()),
    until: '',
  }
}

async function show(c: WebContext, typed: OfficeTyped, problems?: OfficeProblems) {
  const { app, actor, t } = c.var
  const all = await listOffices(app)
  const units = app.directory.openUnits()
  const people = app.directory
    .everyone()
    .filter((one) => !isBlind(one) && one.person !== actor.person)
    .map(({ person }) => ({ person, name: app.directory.nameOf(person), office: officeIn(t, app, person) }))
  return page(
    c,
    t('office.title'),
    <OfficesPage
      lines={units.flatMap((unit) => linesOf(c, unit, all))}
      units={units}
      expected={await expectedLines(c)}
      people={people}
      typed={typed}
      problems={problems ?? {}}
    />,
    problems && { status: 422 },
  )
}

/** Whether somebody has the number by now is no secret of the HR lead's. */
async function expectedLines({ var: { app, actor } }: WebContext): Promise<readonly ExpectedLine[]> {
  const expected = await expectedOffices(app, actor)
  const known = await Promise.all(expected.map(({ number }) => accounts.idOf(app.db, number)))
  return expected.map((one, at) => ({
    ...one,
    unitName: app.directory.unitName(one.unit),
    hasAccount: known[at] !== undefined,
  }))
}

/** The offices of a unit: those that are held, and of each kind the one that was held last where nobody does. */
function linesOf({ var: { app } }: WebContext, unit: Unit, all: readonly HeldOffice[]): readonly OfficeLine[] {
  const today = dayOf(app.now())
  const { nameOf } = app.directory
  return (['leader', 'head'] as const).flatMap((kind): readonly OfficeLine[] => {
    const ofKind = all.filter((office) => office.unit === unit.id && office.kind === kind)
    const held = ofKind.filter(inForce(today))
    if (held.length > 0)
      return held.map(({ title, person, from }) => ({ unit, kind, title, name: nameOf(person), since: from }))
    const last = newest(ofKind.filter(({ until }) => until !== undefined && until <= today))
    const next = newest(ofKind.filter(({ from }) => from > today))
    if (!last && !next && !needsHead(unit, kind)) return []
    return [
      {
        unit,
        kind,
        title: (next ?? last)?.title ?? '',
        toCome: next && { name: nameOf(next.person), day: next.from },
        was: last?.until && { name: nameOf(last.person), day: last.until },
      },
    ]
  })
}

const newest = (offices: readonly HeldOffice[]): HeldOffice | undefined =>
  offices.toSorted((one, other) => other.from.localeCompare(one.from))[0]

/** A department without a head is a gap; a section may be answered for by its department. */
const needsHead = ({ kind: of }: Unit, kind: Office['kind']): boolean => kind === 'head' && of !== 'section'
