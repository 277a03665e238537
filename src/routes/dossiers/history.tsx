import { Hono } from 'hono'
import type { Case } from '#db/cases/cases.ts'
import { type Act, actsOf, pageOfActs } from '#domain/dossiers/acts.ts'
import { compareDays } from '#domain/dossiers/days.ts'
import { changesIn } from '#domain/dossiers/history.ts'
import type { RevisionMeta } from '#domain/dossiers/revision.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { NotFound } from '#domain/errors.ts'
import type { CaseId, ChangeId, DossierId } from '#domain/ids.ts'
import { type Day, dayOf, endOfDay } from '#domain/time.ts'
import { askedDay } from '#domain/typed-date.ts'
import { findCase } from '#gate/cases/reader.ts'
import { readChanges, readDays } from '#gate/dossiers/reader.ts'
import { idParam } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { oncePerChange } from '#views/dossiers/changes.tsx'
import { type Asked, HistoryPage, type ShownChange } from '#views/dossiers/history.tsx'
import type { MessageKey } from '#views/i18n/index.ts'
import { authorsOf, namesOf } from './context.ts'
import { damageOf } from './dossiers.tsx'

/** What happened to a dossier: every act, and two days side by side. */
export const historyRoutes = new Hono<Web>()

/** So many changes stand on a page. */
const size = 50

historyRoutes.get('/dossiers/:id/history', async (c) => {
  const { app, actor, t } = c.var
  const [id, today] = [idParam<DossierId>(c), dayOf(app.now())]
  const { asked, unclear } = askedIn(c, today)
  const at = Math.floor(Number(c.req.query('page'))) || 1
  const here = (changes: readonly RevisionMeta[]) =>
    pageOfActs(asChosen(actsOf(oncePerChange(changes)), asked), at, size)
  const history = await readChanges(app, actor, id, (changes) => recordsOn(changes, here(changes).shown))
  if (!history) throw new NotFound()
  const { changes, revisions } = history
  const name = app.roster.entry(id)?.columns.who.name ?? ''
  return page(
    c,
    t('dossier.history-title', { name }),
    <HistoryPage
      dossier={id}
      name={name}
      acts={actsOf(oncePerChange(changes))}
      {...here(changes)}
      opened={changesIn(revisions)}
      asked={asked}
      sections={named([...new Set(changes.map(({ section }) => section))], (key) => t(`section.${key}` as MessageKey))}
      persons={named([...new Set(changes.map(({ author }) => author))], authorsOf(c))}
      cases={await casesIn(c, changes)}
      today={today}
      unclear={unclear}
      days={await daysOf(c, id, asked, today)}
      names={namesOf(c)}
      authors={authorsOf(c)}
    />,
    { status: unclear ? 422 : 200, above: damageOf(c, history) },
  )
})

/** What the address asks for; a day that cannot be read, or is still to come, is asked for again. */
function askedIn(c: WebContext, today: Day): { readonly asked: Asked; readonly unclear: boolean } {
  const [one, other] = [askedDay(c.req.query('first'), today), askedDay(c.req.query('second'), today)]
  const text = (name: string) => c.req.query(name) || undefined
  const days = [one, other].flatMap((day) => (day.ok && day.value ? [day.value] : [])).toSorted()
  const first = one.ok && one.value ? days[0] : undefined
  return {
    asked: { section: text('section'), by: text('by'), case: text('case'), first, second: days[1] },
    unclear: !one.ok || !other.ok,
  }
}

/** The acts that the filters leave, with those of their changes. */
const asChosen = (acts: readonly Act<ShownChange>[], asked: Asked): readonly Act<ShownChange>[] =>
  acts.flatMap((act) => {
    const changes = act.changes.filter((change) => isChosen(change, asked))
    return changes.length > 0 ? [{ ...act, changes }] : []
  })

const isChosen = (change: ShownChange, { section, by, case: of, first, second }: Asked): boolean =>
  (section === undefined || change.section === section) &&
  (by === undefined || change.author === by) &&
  (of === undefined || change.case === of) &&
  (first === undefined || change.at > endOfDay(first)) &&
  (second === undefined || change.at <= endOfDay(second))

type Shown = readonly { readonly changes: readonly { readonly change: ChangeId }[] }[]

/** The records whose changes stand on this page. */
function recordsOn(changes: readonly RevisionMeta[], shown: Shown) {
  const wanted = new Set(shown.flatMap(({ changes }) => changes.map(({ change }) => change)))
  return [...new Set(changes.filter(({ change }) => wanted.has(change)).map(({ record }) => record))]
}

const named = <Value extends string>(values: readonly Value[], name: (value: Value) => string) =>
  values.map((value) => ({ value, label: name(value) }))

/** The cases that changed something, as far as the viewer may see them. */
async function casesIn(c: WebContext, changes: readonly RevisionMeta[]) {
  const ids = [...new Set(changes.flatMap((change) => change.case ?? []))] as readonly CaseId[]
  const found = await Promise.all(ids.map((id) => findCase(c.var.app, c.var.actor, id)))
  return Promise.all(found.flatMap((one) => (one ? [labelled(c, one)] : [])))
}

/** By its number; of one that takes another back by both. */
async function labelled({ var: { app, actor, t } }: WebContext, { id, number, state }: Case) {
  const { revokes } = state.content
  const of = revokes && (await findCase(app, actor, revokes.case))
  return { value: id, label: of ? t('history.revokes', { number, of: of.number }) : number }
}

async function daysOf(c: WebContext, id: DossierId, { first, second = undefined }: Asked, today: Day) {
  if (first === undefined) return undefined
  const until = second ?? today
  const read = await readDays(c.var.app, c.var.actor, id, [endOfDay(first), endOfDay(until)])
  if (!read) throw new NotFound()
  return {
    first,
    second: until,
    today,
    sections: compareDays(sections, { ...read, first }),
    all: c.req.query('all') === 'yes',
  }
}
