import { Hono } from 'hono'
import { openUnit, type UnitRefusal } from '#actions/organisation/units.ts'
import { list as listOffices } from '#db/organisation/offices.ts'
import { keepsDossiers, leadsHr, listsPeople } from '#domain/access/duties.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { Forbidden } from '#domain/errors.ts'
import type { UnitId } from '#domain/ids.ts'
import { inForce } from '#domain/organisation/span.ts'
import { plannedOf } from '#domain/organisation/unit-history.ts'
import { treeOrder } from '#domain/roster/ordering.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { dayTyped } from '#domain/typed-date.ts'
import { standingOfUnits } from '#gate/organisation/standing.ts'
import { noSuchDay } from '#routes/web/days.tsx'
import { readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { AsOf } from '#views/kit/as-of.tsx'
import { NewUnitPage, type UnitTyped, unitFields } from '#views/organisation/adding.tsx'
import { type TreeLine, TreePage } from '#views/organisation/tree.tsx'
import { paths } from '#views/paths.ts'

/** 机构与岗位: read by everybody who lists people, changed by the HR lead. */
export const treeRoutes = new Hono<Web>()

treeRoutes.get('/organisation', async (c) => {
  const { app, actor, t } = c.var
  mustSeeTree(c)
  const day = dayShown(c)
  if (day === 'unknown') return noSuchDay(c, paths.organisation(), 'day-unknown')
  const shown = c.req.query('closed') === '1'
  const all = await linesOf(c, day)
  const open = all.filter(({ unit }) => unit.closedOn === undefined)
  return page(
    c,
    t('unit.title'),
    <TreePage
      lines={shown ? all : open}
      day={day}
      closed={{ count: all.length - open.length, shown }}
      mayChange={leadsHr(actor) && day === undefined}
      counts={keepsDossiers(actor) && day === undefined}
      nameOf={(unit) => app.directory.unitName(unit, day)}
    />,
    { top: <AsOf action={paths.organisation()} day={day} /> },
  )
})

treeRoutes.get('/organisation/new', (c) => {
  mustChangeTree(c)
  const { app } = c.var
  const [root] = app.directory.openUnits().filter(({ parent }) => parent === undefined)
  const typed = {
    parent: c.req.query('parent') ?? root?.id ?? '',
    name: '',
    code: '',
    kind: 'department',
    series: '',
    since: dayOf(app.now()),
  }
  return newUnit(c, typed)
})

treeRoutes.post('/organisation/units', async (c) => {
  mustChangeTree(c)
  const { app, actor, t } = c.var
  const form = await readForm(c)
  const typed = Object.fromEntries(unitFields.map((key) => [key, cleanText(form.text(key))])) as UnitTyped
  const since = dayTyped(typed.since)
  const wrong = {
    ...(typed.parent === '' && { parent: t('refusal.organisation.parent-missing') }),
    ...(typed.name === '' && { name: t('refusal.organisation.unit-name-missing') }),
    ...(typed.code === '' && { code: t('refusal.organisation.code-missing') }),
    ...(!since && { since: t('refusal.organisation.day') }),
  }
  if (!since || Object.keys(wrong).length > 0) return newUnit(c, typed, wrong)
  const unit = {
    parent: typed.parent as UnitId,
    name: typed.name,
    code: typed.code,
    kind: kindOf(typed),
    ...(typed.series !== '' && { series: typed.series }),
    openedOn: since,
  }
  const done = await openUnit(app, actor, unit, form.command)
  if (!done.ok) return newUnit(c, typed, { [fieldOf[done.refusal]]: t(`refusal.${done.refusal}`) })
  return seeOther(c, paths.organisation(), since > dayOf(app.now()) ? 'unit.announced' : 'unit.added')
})

const kindOf = ({ kind }: UnitTyped): 'company' | 'department' | 'section' =>
  kind === 'company' || kind === 'section' ? kind : 'department'

const fieldOf: Readonly<Record<UnitRefusal, keyof UnitTyped>> = {
  'organisation.unit-unknown': 'parent',
  'organisation.parent-closed': 'parent',
  'organisation.circle': 'parent',
  'organisation.kind-above': 'kind',
  'organisation.name-missing': 'name',
  'organisation.name-long': 'name',
  'organisation.name-taken': 'name',
  'organisation.code-missing': 'code',
  'organisation.code-taken': 'code',
  'organisation.series-taken': 'series',
  'organisation.before-opening': 'since',
}

function newUnit(c: WebContext, typed: UnitTyped, problems?: Partial<UnitTyped>) {
  const { app, t } = c.var
  const parents = app.directory.openUnits()
  return page(
    c,
    t('unit.add'),
    <NewUnitPage typed={typed} problems={problems ?? {}} parents={parents} />,
    problems && { status: 422 },
  )
}

/** The tree names who heads what: it is for whoever meets people. */
export function mustSeeTree({ var: { actor } }: WebContext): void {
  if (!listsPeople(actor)) throw new Forbidden()
}

/** What becomes of the tree is for the HR lead to say. */
export function mustChangeTree({ var: { actor } }: WebContext): void {
  if (!leadsHr(actor)) throw new Forbidden()
}

/** The day that is asked for: undefined is today. Days ahead can be looked at too, since what is announced holds on them. */
export function dayShown(c: WebContext): Day | undefined | 'unknown' {
  const asked = c.req.query('asOf')?.trim() ?? ''
  if (asked === '') return undefined
  const day = dayTyped(asked)
  if (!day) return 'unknown'
  return day === dayOf(c.var.app.now()) ? undefined : day
}

async function linesOf(c: WebContext, day: Day | undefined): Promise<readonly TreeLine[]> {
  const { app, actor } = c.var
  const today = dayOf(app.now())
  const { units } = app.directory.treeOn(day ?? today)
  const offices = (await listOffices(app)).filter(inForce(day ?? today))
  const standing = day === undefined && keepsDossiers(actor) ? await standingOfUnits(app) : undefined
  return treeOrder(units.values()).flatMap(({ id, depth }): readonly TreeLine[] => {
    const unit = units.get(id)
    if (!unit) return []
    const held = (kind: 'head' | 'leader') =>
      offices
        .filter((office) => office.unit === id && office.kind === kind)
        .map(({ person }) => app.directory.nameOf(person))
    const posts = standing?.posts.filter((post) => post.unit === id) ?? []
    const sum = (of: 'taken' | 'headcount') => posts.reduce((sum, post) => sum + (post[of] ?? 0), 0)
    return [
      {
        unit,
        depth,
        heads: held('head'),
        leaders: held('leader'),
        isPlanned: leadsHr(actor) && plannedOf(app.directory.unitHistory, id, today).length > 0,
        people: standing?.people.get(id),
        posts: posts.length > 0 ? { taken: sum('taken'), headcount: sum('headcount') } : undefined,
      },
    ]
  })
}
