import { answerArrival } from '#actions/arrivals/answering.ts'
import { checkArrival, registerArrival } from '#actions/arrivals/registering.ts'
import { approveArrival } from '#actions/arrivals/storing.ts'
import { tieArrival } from '#actions/arrivals/tying.ts'
import type { Counts, ReceivedSlip } from '#domain/arrivals/arrival.ts'
import { dayOf } from '#domain/time.ts'
import { daysLater } from '#domain/transfers/transfer.ts'
import { workday } from './calendar.ts'
import { command, must } from './doing.ts'
import type { Life, Surroundings } from './life.ts'

type Story = {
  readonly begun: number
  readonly from: string
  readonly number: string
  readonly office: string
  readonly gap: string
  readonly said: Counts
  readonly done: 'counted' | 'answered' | 'approved'
}

const oneVolume: Counts = { originals: 1, duplicates: 0, materials: 41, pages: 187 }

/**
 * 转入 of the demo: one to be checked, one whose missing pages are awaited, one of several volumes that waits for its boxes; by
 * its place in the register of the shelf.
 */
const stories: readonly Story[] = [
  {
    begun: 3,
    done: 'counted',
    said: oneVolume,
    from: '岚州市港务局',
    number: '港转字第0318号',
    office: '港务局技术科科员',
    gap: '',
  },
  {
    begun: 12,
    done: 'answered',
    said: oneVolume,
    from: '青屿区人民政府人事科',
    number: '青人转〔2026〕0077号',
    office: '区发展改革局科员',
    gap: '目录第四类第3份学历认证材料缺2页',
  },
  {
    begun: 6,
    done: 'approved',
    said: { originals: 3, duplicates: 1, materials: 128, pages: 604 },
    from: '岚州船舶重工集团有限公司',
    number: '岚船组转〔2026〕19号',
    office: '船体车间副主任',
    gap: '',
  },
]

/** 转入 of the demo, each at another step. */
export const arrivalsIn = (around: Surroundings): readonly Life[] =>
  stories.map((story, turn) => arrivalOf(around, story, turn))

async function* arrivalOf(around: Surroundings, story: Story, turn: number): Life {
  const { app, company, today } = around
  yield workday(today, story.begun, `14:${10 + turn}:30`)
  const [archivist, hr] = [company.actorOf('任素梅'), company.actorOf('邹雨桐')]
  const entry = app.roster
    .all()
    .filter(({ subject }) => subject.state === 'archived' && !app.directory.accountOf(subject.person))
    .filter(({ subject }) => subject.keeper === 'hr')
    .toSorted((one, other) => (one.subject.dossier < other.subject.dossier ? -1 : 1))[7 + turn]
  if (!entry) return
  const { gap, from, number, office, said, done } = story
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
  if (done === 'counted') return
  yield workday(today, story.begun, '15:40:00')
  const check = { quality: 'fit', note: '已与目录核对。' } as const
  must(await checkArrival(app, hr, { arrival: id, version: 1, check }, command(app)))
  must(await tieArrival(app, archivist, { arrival: id, dossier: entry.subject.dossier }, command(app)))
  if (done === 'approved') {
    must(await approveArrival(app, hr, { arrival: id, version: 3 }, command(app)))
    return
  }
  yield workday(today, story.begun - 1, '09:20:00')
  must(await answerArrival(app, archivist, { arrival: id, sentOn: dayOf(app.now()) }, command(app)))
}
