import type { GridLine } from '#domain/grid/lines.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Money } from '#domain/money.ts'
import { isBlank } from '#domain/opening/lines.ts'
import { differencesIn, type PaidPerson, sumOfMonth, withLines } from '#domain/pay-months/differences.ts'
import { grossOf, type PaidRead } from '#domain/pay-months/lines.ts'
import { monthBefore, type PayMonth } from '#domain/pay-months/month.ts'
import { formatPartialDate } from '#domain/time.ts'
import { readPaid } from '#gate/pay-months/paid.ts'
import { page } from '#routes/web/respond.tsx'
import type { WebContext } from '#routes/web/web.ts'
import { moment } from '#views/format.ts'
import type { LineRefusal } from '#views/grid/grid.tsx'
import type { MessageKey } from '#views/i18n/index.ts'
import { PayMonthPage } from '#views/pay-months/month.tsx'
import { columnsOfPay } from './columns.ts'

export type Shown = {
  readonly lines?: readonly GridLine[]
  /** What was found in each line; undefined of one that says nothing yet. */
  readonly reads?: readonly (PaidRead | undefined)[]
  readonly control?: string
  readonly refusal?: string | undefined
  /** What is wrong with the control total. */
  readonly controlOff?: string | undefined
  readonly untold?: { readonly headings: readonly string[]; readonly rows: string } | undefined
  readonly status?: 200 | 409 | 422
}

/** So many of them are drawn with a line each. */
const mostDrawn = 200

/** The page of a month, with the lines that were typed or else one for each person who waits for it. */
export async function monthPage(c: WebContext, month: PayMonth, shown: Shown = {}) {
  const { app, actor, t } = c.var
  const people = await readPaid(app, actor)
  const { reads, control = '', refusal, controlOff, untold } = shown
  const right = (reads ?? []).flatMap((read) => (read?.ok ? [read.line] : []))
  const waiting = waitingFor(people, month)
  const closing = app.directory.settings.payMonths.get(month)
  const lines = shown.lines ?? waiting.slice(0, mostDrawn).map(lineFor(c))
  return page(
    c,
    t('pay-month.of', { month: formatPartialDate(month) }),
    <PayMonthPage
      actor={actor}
      month={month}
      sum={sumOfMonth(people, month)}
      before={sumOfMonth(people, monthBefore(month))}
      lacking={waiting.length}
      closed={closing && { who: app.directory.nameOf(app.directory.personOf(closing.by)), when: moment(closing.at) }}
      differences={differencesIn(withLines(people, month, grossByPerson(right)), month)}
      withTyped={right.length > 0}
      nameOf={(dossier) => app.roster.entry(dossier)?.columns.who.name ?? ''}
      control={control}
      controlOff={controlOff}
      typedSum={reads && { total: grossOf(right), count: right.length }}
      refusal={refusal}
      untold={untold}
      grid={{
        columns: columnsOfPay(c),
        typed: lines,
        checked: reads !== undefined,
        blank: lines.flatMap((line, at) => (isBlank(line) ? [at] : [])),
        refusals: refusalsOf(c, reads ?? []),
      }}
    />,
    shown.status === undefined ? undefined : { status: shown.status },
  )
}

/** Who was paid last month and is not yet; in a first month everybody. */
function waitingFor(people: readonly PaidPerson[], month: PayMonth): readonly PaidPerson[] {
  const last = monthBefore(month)
  const before = people.filter(({ paid }) => paid[last] !== undefined)
  return (before.length > 0 ? before : people).filter(({ paid }) => paid[month] === undefined)
}

const lineFor =
  ({ var: { app } }: WebContext) =>
  ({ dossier }: PaidPerson): GridLine => {
    const { number, staffNumber, name = '' } = app.roster.entry(dossier)?.columns.who ?? {}
    return { cells: { 'person.number': staffNumber ?? number ?? '', 'person.name': name } }
  }

const grossByPerson = (lines: readonly { readonly dossier: DossierId; readonly payslip: object }[]) =>
  new Map(
    lines.flatMap(({ dossier, payslip }): [DossierId, number][] => {
      const gross = (payslip as { readonly gross?: Money }).gross
      return gross ? [[dossier, gross.cents]] : []
    }),
  )

const refusalsOf = ({ var: { t } }: WebContext, reads: readonly (PaidRead | undefined)[]): readonly LineRefusal[] =>
  reads.flatMap((read, at): LineRefusal[] =>
    read === undefined || read.ok
      ? []
      : [
          {
            at,
            cells: Object.fromEntries(
              Object.entries(read.problems).map(([key, code]) => [key, t(`field.${code}` as MessageKey)]),
            ),
          },
        ],
  )
