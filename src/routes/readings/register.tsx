import { Hono } from 'hono'
import { sitsAtDesk } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import { startOf } from '#domain/log/filter.ts'
import type { NameList } from '#domain/roster/name-list.ts'
import { type Day, dayOf, endOfDay } from '#domain/time.ts'
import { dayTyped } from '#domain/typed-date.ts'
import { readRegister } from '#gate/readings/register.ts'
import { noFace, pdfFile } from '#routes/custody/context.ts'
import { readForm } from '#routes/web/forms.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import type { Language } from '#views/i18n/index.ts'
import { RegisterPage } from '#views/readings/register.tsx'
import { registerSheet } from '#views/readings/register-sheet.ts'
import { rowOf } from './words.ts'

/** 查阅登记簿: a range of days, on the screen and on paper. */
export const registerRoutes = new Hono<Web>()

registerRoutes.get('/readings/register', async (c) => {
  mustSit(c)
  const { from = '', until = '' } = c.req.query()
  return show(c, from === '' && until === '' ? lastMonth(c) : { from, until })
})

registerRoutes.post('/readings/register/print', async (c) => {
  mustSit(c)
  const { app, actor } = c.var
  const form = await readForm(c)
  const typed = { from: form.text('from'), until: form.text('until') }
  const days = daysIn(typed)
  if (!days) return show(c, typed)
  const rows = await rowsOf(c, days, 'zh-Hans', 'reading.register-printed')
  const madeBy = app.directory.nameOf(actor.person)
  const house = [...app.directory.units.values()].find(({ parent }) => parent === undefined)?.name ?? ''
  const list: NameList = registerSheet({ rows, ...days, unit: house, madeBy })
  const drawn = await app.printRoom.nameList({ at: app.now(), list })
  if (!drawn.ok) return show(c, typed, drawn.missing)
  return pdfFile(c, drawn.pdf, `register-${days.from}-${days.until}.pdf`)
})

function mustSit({ var: { actor } }: WebContext) {
  if (!sitsAtDesk(actor)) throw new Forbidden()
}

type Typed = { readonly from: string; readonly until: string }
type Days = { readonly from: Day; readonly until: Day }

/** The most that one page and one print hold. */
const [mostDays, mostRows] = [366, 500]

function daysIn({ from, until }: Typed): Days | undefined {
  const [first, last] = [dayTyped(from), dayTyped(until)]
  if (!first || !last || last < first) return undefined
  return (Date.parse(last) - Date.parse(first)) / 86_400_000 <= mostDays ? { from: first, until: last } : undefined
}

function lastMonth({ var: { app } }: WebContext): Typed {
  const today = dayOf(app.now())
  return { from: new Date(Date.parse(today) - 30 * 86_400_000).toISOString().slice(0, 10), until: today }
}

const rowsOf = async (
  { var: { app, actor } }: WebContext,
  { from, until }: Days,
  language: Language,
  act?: 'reading.register-printed',
) => {
  const asked = { from: startOf(from), until: endOfDay(until), most: mostRows }
  return (await readRegister(app, actor, asked, act)).flatMap((line) => rowOf(app, language, line) ?? [])
}

async function show(c: WebContext, typed: Typed, missing?: readonly string[]) {
  const { t, language } = c.var
  const days = daysIn(typed)
  const rows = days ? await rowsOf(c, days, language) : []
  return page(
    c,
    t('readings.register'),
    <RegisterPage
      {...typed}
      rows={rows}
      problem={days ? undefined : t('readings.register.range', { days: mostDays })}
      refusal={missing && noFace(c, missing)}
      tooMany={rows.length >= mostRows ? t('readings.register.too-many', { count: mostRows }) : undefined}
    />,
    { status: days && !missing ? 200 : 422 },
  )
}
