import { answerArrival } from '#actions/arrivals/answering.ts'
import { checkArrival, registerArrival } from '#actions/arrivals/registering.ts'
import { tieArrival } from '#actions/arrivals/tying.ts'
import type { ReceivedSlip } from '#domain/arrivals/arrival.ts'
import { dayOf } from '#domain/time.ts'
import { daysLater } from '#domain/transfers/transfer.ts'
import { workday } from './calendar.ts'
import { command, must } from './doing.ts'
import type { Life, Surroundings } from './life.ts'

/** 转入 of the demo: one to be checked, one whose missing pages are awaited; by its place in the register of the shelf. */
const stories = [
  { begun: 3, isAnswered: false, from: '岚州市港务局', number: '港转字第0318号', office: '港务局技术科科员', gap: '' },
  {
    begun: 12,
    isAnswered: true,
    from: '青屿区人民政府人事科',
    number: '青人转〔2026〕0077号',
    office: '区发展改革局科员',
    gap: '目录第四类第3份学历认证材料缺2页',
  },
] as const

export const arrivalsIn = (around: Surroundings): readonly Life[] =>
  stories.map((story, turn) => arrivalOf(around, story, turn))

async function* arrivalOf(around: Surroundings, story: (typeof stories)[number], turn: number): Life {
  const { app, company, today } = around
  yield workday(today, story.begun, `14:${10 + turn}:30`)
  const [archivist, hr] = [company.actorOf('任素梅'), company.actorOf('邹雨桐')]
  const entry = app.roster
    .all()
    .filter(({ subject }) => subject.state === 'archived' && !app.directory.accountOf(subject.person))
    .filter(({ subject }) => subject.keeper === 'hr')
    .toSorted((one, other) => (one.subject.dossier < other.subject.dossier ? -1 : 1))[7 + turn]
  if (!entry) return
  const { gap, from, number, office } = story
  const said = { originals: 1, duplicates: 0, materials: 41, pages: 187 }
  const receivedOn = dayOf(app.now())
  const slip: ReceivedSlip = {
    receivedOn,
    sentOn: daysLater(receivedOn, -3),
    ...{ from, number, office, gap },
    name: entry.columns.who.name,
    reason: '调入',
    unit: entry.subject.unit,
    said,
    counted: gap === '' ? said : { ...said, pages: said.pages - 2 },
  }
  const id = await registerArrival(app, archivist, slip, command(app))
  if (!story.isAnswered) return
  yield workday(today, story.begun, '15:40:00')
  const check = { quality: 'fit', note: '已与目录核对。' } as const
  must(await checkArrival(app, hr, { arrival: id, version: 1, check }, command(app)))
  must(await tieArrival(app, archivist, { arrival: id, dossier: entry.subject.dossier }, command(app)))
  yield workday(today, story.begun - 1, '09:20:00')
  must(await answerArrival(app, archivist, { arrival: id, sentOn: dayOf(app.now()) }, command(app)))
}
