import { Hono } from 'hono'
import { countLeft } from '#actions/cases/succeeding.ts'
import {
  type ChangingRefusal,
  changeUnit,
  type WithdrawalRefusal,
  withdrawChange,
} from '#actions/organisation/changing.ts'
import { endDeputy, endOffice } from '#actions/organisation/offices.ts'
import { list as listDeputies } from '#db/organisation/deputies.ts'
import { list as listOffices } from '#db/organisation/offices.ts'
import { keepsDossiers, leadsHr } from '#domain/access/duties.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { NotFound } from '#domain/errors.ts'
import type { AccountId, UnitId } from '#domain/ids.ts'
import { entityOf } from '#domain/organisation/unit.ts'
import { plannedOf, standing, type UnitHistory, versionOf } from '#domain/organisation/unit-history.ts'
import { dayOf } from '#domain/time.ts'
import { dayTyped } from '#domain/typed-date.ts'
import { hindrancesOf, unitsBeside } from '#gate/organisation/hindrances.ts'
import { standingOfUnits } from '#gate/organisation/standing.ts'
import type { App } from '#house/app.ts'
import { noSuchDay } from '#routes/web/days.tsx'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { AsOf } from '#views/kit/as-of.tsx'
import type { ChangingAgain, ChangingForm } from '#views/organisation/changing.tsx'
import type { PostAgain } from '#views/organisation/post.tsx'
import { UnitPage } from '#views/organisation/unit.tsx'
import type { EndingAgain, OfficeHeld } from '#views/organisation/unit-offices.tsx'
import { paths } from '#views/paths.ts'
import { dayShown, mustChangeTree, mustSeeTree } from './tree.tsx'

/** One unit: read by everybody who reads the tree; what becomes of it is for the HR lead to say. */
export const unitRoutes = new Hono<Web>()

unitRoutes.get('/organisation/units/:id', (c) => {
  mustSeeTree(c)
  return showUnit(c, unitAsked(c))
})

unitRoutes.post('/organisation/units/:id/name', (c) => change(c, 'name'))
unitRoutes.post('/organisation/units/:id/parent', (c) => change(c, 'parent'))
unitRoutes.post('/organisation/units/:id/merger', (c) => change(c, 'merger'))
unitRoutes.post('/organisation/units/:id/closing', (c) => change(c, 'closing'))

unitRoutes.post('/organisation/units/:id/changes/:n/withdrawal', async (c) => {
  mustChangeTree(c)
  const { app, actor, t } = c.var
  const [unit, form] = [unitAsked(c), await readForm(c)]
  const n = Number(c.req.param('n'))
  const done = await withdrawChange(app, actor, { unit, n, version: form.number('version') }, form.command)
  if (!done.ok) return showUnit(c, unit, { said: t(`refusal.${done.refusal}`), status: statusOf(done.refusal) })
  return seeOther(c, paths.unit(unit), 'unit.withdrawn')
})

unitRoutes.post('/organisation/offices/:id/end', (c) => endOne(c, endOffice))
unitRoutes.post('/organisation/deputies/:id/end', (c) => endOne(c, endDeputy))

/** 免去: the page of the unit says what is wrong at the line of the office. */
async function endOne(c: WebContext, end: typeof endOffice) {
  mustChangeTree(c)
  const { app, actor, t } = c.var
  const [id, form] = [idParam<string>(c), await readForm(c)]
  const all = [...(await listOffices(app)), ...(await listDeputies(app))]
  const unit = all.find((held) => held.id === id)?.unit
  if (!unit) throw new NotFound()
  const typed = form.text('until').trim()
  const until = dayTyped(typed)
  const refused = (problem: string) =>
    showUnit(c, unit, { ending: { id, until: typed, problem }, said: problem, status: 422 })
  if (!until) return refused(t('refusal.organisation.day'))
  const done = await end(app, actor, { id, until }, form.command)
  if (!done.ok) return refused(t(`refusal.${done.refusal}`))
  return seeOther(c, paths.unit(unit), 'office.ended')
}

async function change(c: WebContext, form: ChangingForm) {
  mustChangeTree(c)
  const { app, actor, t } = c.var
  const [unit, sent] = [unitAsked(c), await readForm(c)]
  const typed = { value: cleanText(sent.text('value')), since: sent.text('since').trim() }
  const [since, lacking] = [dayTyped(typed.since), lackingIn(form, typed.value)]
  const refused = (problem: string, at: ChangingAgain['at'], status: 409 | 422 = 422) =>
    showUnit(c, unit, { again: { form, typed, at, problem }, status })
  if (lacking) return refused(t(`refusal.${lacking}`), 'value')
  if (!since) return refused(t('refusal.organisation.day'), 'since')
  const changing = changingOf(form, unit, typed.value)
  const done = await changeUnit(app, actor, { ...changing, since, version: versionIn(sent) }, sent.command)
  if (!done.ok) return refused(t(`refusal.${done.refusal}`), fieldOf(form, done.refusal), statusOf(done.refusal))
  return seeOther(c, paths.unit(unit), since > dayOf(app.now()) ? 'unit.announced' : 'unit.changed')
}

const versionIn = (form: Form): number => form.number('version')

function lackingIn(form: ChangingForm, value: string) {
  if (value !== '' || form === 'closing') return undefined
  return (
    {
      name: 'organisation.unit-name-missing',
      parent: 'organisation.parent-missing',
      merger: 'organisation.into-missing',
    } as const
  )[form]
}

function changingOf(form: ChangingForm, unit: UnitId, value: string) {
  if (form === 'name') return { unit, what: 'name', value } as const
  if (form === 'parent') return { unit, what: 'parent', value: value as UnitId } as const
  return { unit, what: 'closing', ...(form === 'merger' && { value: value as UnitId }) } as const
}

/** What is wrong with the day stands at the day; of a closing there is no other field. */
const fieldOf = (form: ChangingForm, refusal: ChangingRefusal): ChangingAgain['at'] =>
  form === 'closing' || refusal === 'organisation.before-opening' ? 'since' : 'value'

const statusOf = (refusal: ChangingRefusal | WithdrawalRefusal): 409 | 422 =>
  refusal === 'organisation.changed-meanwhile' || refusal === 'organisation.nothing-announced' ? 409 : 422

/** The unit in the address, closed ones and those to come included; NotFound for any other. */
export function unitAsked(c: WebContext): UnitId {
  const id = idParam<UnitId>(c)
  if (!c.var.app.directory.unitHistory.founded.some((one) => one.id === id)) throw new NotFound()
  return id
}

type Refused = {
  readonly again?: ChangingAgain
  readonly ending?: EndingAgain
  readonly newPost?: PostAgain
  readonly said?: string
  readonly status: 409 | 422
}

/** The page of a unit, with the form that was refused as it was typed. */
export async function showUnit(c: WebContext, id: UnitId, refused?: Refused) {
  const { app, actor } = c.var
  const day = refused ? undefined : dayShown(c)
  if (day === 'unknown') return noSuchDay(c, paths.unit(id), 'day-unknown')
  const [{ directory }, today] = [app, dayOf(app.now())]
  const tree = directory.treeOn(day ?? today)
  const founded = directory.unitHistory.founded.find((one) => one.id === id)
  if (!founded) throw new NotFound()
  // Before it was opened it is shown as it will be.
  const unit = tree.units.get(id) ?? founded
  const mayChange = leadsHr(actor) && day === undefined && unit.closedOn === undefined
  const planned = plannedOf(directory.unitHistory, id, today)
  const isFixed = !mayChange || unit.parent === undefined || planned.some(({ what }) => what === 'closing')
  const standingNow = keepsDossiers(actor) ? await standingOfUnits(app) : undefined
  return page(
    c,
    unit.name,
    <UnitPage
      unit={unit}
      version={versionOf(directory.unitHistory, id)}
      openedOn={founded.openedOn}
      openedAs={founded.name}
      series={founded.series || undefined}
      entity={entityOf(tree, id)?.name ?? ''}
      above={tree.above(id)}
      below={[...tree.units.values()].filter(({ parent, closedOn }) => parent === id && closedOn === undefined)}
      history={historyOf(directory.unitHistory, id)}
      planned={planned}
      offices={await officesOf(app, id)}
      waiting={mayChange ? await waitingFor(app, id) : 0}
      ending={refused?.ending}
      newPost={refused?.newPost}
      posts={standingNow?.posts.filter((post) => post.unit === id)}
      day={day}
      today={today}
      nameOf={(unit) => directory.unitName(unit, day)}
      personName={(person) => directory.nameOf(person)}
      byName={(by) => (by === 'system' ? '' : directory.nameOf(directory.personOf(by as AccountId)))}
      change={
        mayChange
          ? { hindrances: await hindrancesOf(app, id), beside: unitsBeside(app, id), again: refused?.again }
          : undefined
      }
    />,
    {
      ...(refused && { status: refused.status }),
      ...noticeOf(refused, isFixed),
      top: <AsOf action={paths.unit(id)} day={day} />,
    },
  )
}

async function officesOf(app: App, unit: UnitId): Promise<readonly OfficeHeld[]> {
  const deputies = (await listDeputies(app)).map((one) => ({ ...one, kind: 'deputy' as const }))
  return [...(await listOffices(app)), ...deputies]
    .filter((held) => held.unit === unit)
    .toSorted((one, other) => other.from.localeCompare(one.from))
}

const waitingFor = async (app: App, unit: UnitId): Promise<number> =>
  (await countLeft(app, { unit, kind: 'head' })) + (await countLeft(app, { unit, kind: 'leader' }))

/** What became of a unit, marked where it was taken back; of a closing the day on which it was carried out. */
function historyOf({ changes }: UnitHistory, unit: UnitId) {
  const inForce = new Set(standing(changes).flatMap((one) => (one.unit === unit ? [one.n] : [])))
  const own = changes.filter((one) => one.unit === unit && one.what !== 'withdrawn')
  const isDone = own.some(({ what }) => what === 'closed')
  return own
    .filter(({ what, n }) => !(what === 'closing' && isDone && inForce.has(n)))
    .map((one) => ({ ...one, back: !inForce.has(one.n) }))
}

/** A form that is not drawn has no field at which its refusal could be said. */
function noticeOf(refused: Refused | undefined, isFixed: boolean) {
  const text = refused?.said ?? (isFixed ? refused?.again?.problem : undefined)
  return text ? { notice: { text, tone: 'seal' as const } } : {}
}
