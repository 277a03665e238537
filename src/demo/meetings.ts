import { beginAppointments, register } from '#actions/batches/appointments.ts'
import { letterPrinted } from '#actions/letters/printed.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { dayOf, type Instant, type PartialDate } from '#domain/time.ts'
import { casesForMeeting } from '#gate/batches/joinable.ts'
import { entityOf } from '#gate/proposals/house.ts'
import { workday } from './calendar.ts'
import { doNext } from './deciding.ts'
import { command, must } from './doing.ts'
import type { Life, Surroundings } from './life.ts'
import { scanOf } from './scan.ts'

/** 任免批次: one that a meeting has decided and HR has closed, and one that waits for its meeting. */
export async function* meetings({ app, company, today }: Surroundings): Life {
  const by = company.actorOf('邹雨桐')
  const year = today.getFullYear()

  yield workday(today, 4, '15:10:00')
  const decided = (await casesForMeeting(app, by)).filter(({ state }) =>
    openRuns(state).some(({ block }) => block === 'closing'),
  )
  const [first] = decided
  if (first) {
    const cases = decided.map(({ id }) => id)
    const id = await beginAppointments(app, by, { title: `${year} 年第四批任免`, cases }, command(app))
    const met = workday(today, 5, '09:00:00')
    const place = { dossier: first.dossier, group: 'who', name: '党委会纪要第24次.jpg' } as const
    const meeting = {
      body: '党委会',
      day: compact(met),
      minutes: `岚党纪要〔${year}〕24号`,
      result: '会议同意',
      secretary: '仇志刚',
    }
    must(await register(app, by, id, { meeting, scan: await scanOf(app, place) }, command(app)))
    const notice = { from: compact(workday(today, 9, '09:00:00')), until: compact(met), result: '公示无异议' }
    must(await register(app, by, id, { notice }, command(app)))
    const typed = {
      document: `岚任〔${year}〕14号`,
      documentDate: dotted(workday(today, 4, '09:00:00')),
      notice: '公示无异议',
      effective: dotted(workday(today, 4, '09:00:00')),
    }
    for (const { id } of decided) await doNext(app, id, 'closing', typed)
    const unit = app.roster.entry(first.dossier)?.subject.unit
    const entity = unit && entityOf(app, unit)
    const letter = { to: '各部门、各分公司、各子公司', copies: '集团党委组织部，集团工会', head: 'red' } as const
    if (entity) await letterPrinted(app, by, { entity, letter, about: { batch: id, rows: decided.length } })
  }

  yield workday(today, 1, '10:25:00')
  const waiting = await casesForMeeting(app, by)
  if (waiting.length > 0) {
    const cases = waiting.map(({ id }) => id)
    await beginAppointments(app, by, { title: `${year} 年第五批任免`, cases }, command(app))
  }
}

const compact = (at: Instant): PartialDate => dayOf(at).replaceAll('-', '') as PartialDate

const dotted = (at: Instant): string => dayOf(at).replaceAll('-', '.')
