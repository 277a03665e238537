import { setImmediate } from 'node:timers/promises'
import { settle } from '#actions/dossiers/settling.ts'
import { trace } from '#actions/dossiers/trace.ts'
import { writeRecord } from '#actions/dossiers/writing.ts'
import { isSame } from '#actions/grid/parts.ts'
import { once, orRefuse } from '#actions/once.ts'
import { answered, type Command, partOf, remember } from '#db/commands.ts'
import { isClosed } from '#db/organisation/pay-months.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Contents, Fields, Section } from '#domain/dossiers/section.ts'
import { bonuses } from '#domain/dossiers/sections/bonuses.ts'
import { payslips } from '#domain/dossiers/sections/payslips.ts'
import type { RecordId } from '#domain/ids.ts'
import type { PaidLine } from '#domain/pay-months/lines.ts'
import type { PayMonth } from '#domain/pay-months/month.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'

export type PayRefusal = 'pay-month.closed' | 'dossier.damaged'

/** How many people's month was written, and how many stood there word for word. */
export type PayEntered = { readonly written: number; readonly same: number }

/**
 * 录入一个月的工资: a payslip for each person, and a bonus where there is one; person by person in short transactions. What stands
 * there already is not written twice, another amount of the same month is a change of its payslip, and the same command sent
 * again goes on where it was broken off. A month closed meanwhile takes no more. Throws Forbidden for a dossier whose pay the
 * actor may not enter.
 */
export async function enterPayMonth(
  app: App,
  actor: Actor,
  { month, lines }: { readonly month: PayMonth; readonly lines: readonly PaidLine[] },
  command: Command,
): Promise<Result<PayEntered, PayRefusal>> {
  const known = await answered<PayEntered>(app, actor, command)
  if (known) return ok(known)
  let written = 0
  for (const [at, line] of lines.entries()) {
    const done = await once<PayRefusal, number>(app, actor, partOf(command, at), (app) =>
      enterPerson(app, actor, month, line),
    )
    if (!done.ok) return done
    written += done.value
    await setImmediate()
  }
  const all = { written, same: lines.length - written }
  await inTransaction(app, (app) => remember(app, actor, command, all))
  return ok(all)
}

async function enterPerson(
  app: App,
  actor: Actor,
  month: PayMonth,
  { dossier, payslip, bonus }: PaidLine,
): Promise<Result<number, PayRefusal>> {
  await guard(app, actor, dossier, { action: 'open', groups: ['pay'] })
  if (await isClosed(app.db, month)) return refuse('pay-month.closed')
  const { contents } = (await openForWork(app, 'apply', dossier, { only: ['pay'] })).opened
  if (app.damages.of('dossier', dossier).some(({ where }) => where === 'revisions')) return refuse('dossier.damaged')
  const wrote = [
    await writePayslip(app, actor, { dossier, month, payslip, contents }),
    bonus !== undefined && (await writeBonus(app, actor, { dossier, bonus, contents })),
  ]
  if (!wrote.includes(true)) return ok(0)
  orRefuse(await settle(app, dossier))
  await trace(app, actor, 'dossier.pay-entered', dossier, payslips)
  return ok(1)
}

type Writing = { readonly dossier: PaidLine['dossier']; readonly contents: Contents }

/** What the table did not name stays: a remark, or a deduction that it has no column for. */
async function writePayslip(
  app: App,
  actor: Actor,
  { dossier, month, payslip, contents }: Writing & { readonly month: PayMonth; readonly payslip: Fields },
): Promise<boolean> {
  const known = contents[payslips.key]?.find(({ fields }) => fields['month'] === month)
  const fields = { ...known?.fields, ...payslip }
  if (known && isSame(payslips, known.fields, fields)) return false
  const [kind, record] = known ? (['change', known.id] as const) : (['add', app.newId<RecordId>()] as const)
  await writeRecord(app, actor, dossier, payslips, kind, record, fields, { old: known?.fields })
  return true
}

async function writeBonus(
  app: App,
  actor: Actor,
  { dossier, bonus, contents }: Writing & { readonly bonus: Fields },
): Promise<boolean> {
  const known = contents[bonuses.key]?.find(({ fields }) => isOneBonus(bonuses, fields, bonus))
  if (known && isSame(bonuses, known.fields, { ...known.fields, ...bonus })) return false
  const [kind, record] = known ? (['change', known.id] as const) : (['add', app.newId<RecordId>()] as const)
  await writeRecord(app, actor, dossier, bonuses, kind, record, { ...known?.fields, ...bonus }, { old: known?.fields })
  return true
}

/** The same bonus of the same month: of one kind, paid in it, for the same months. */
const isOneBonus = (section: Section, one: Fields, other: Fields): boolean =>
  isSame(
    { ...section, fields: section.fields.filter(({ key }) => ['date', 'kind', 'from', 'to'].includes(key)) },
    one,
    other,
  )
