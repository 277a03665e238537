import { askToRead } from '#actions/readings/asking.ts'
import { sendOut } from '#actions/transfers/sending.ts'
import type { Group } from '#domain/access/groups.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { dayOf } from '#domain/time.ts'
import { daysLater } from '#domain/transfers/transfer.ts'
import { secondReader } from '#gate/readings/finding.ts'
import { workday } from './calendar.ts'
import { decideNext } from './deciding.ts'
import { command, must } from './doing.ts'
import type { Life, Surroundings } from './life.ts'

/** 查阅 of the demo: one that waits for HR, one that is open, one that is over. */
const stories = [
  {
    by: '解春霖',
    second: '1306',
    begun: 1,
    decided: 1,
    groups: ['career', 'appraisal'],
    reason: '拟借调参加审计工作，了解任职经历。',
  },
  {
    by: '解春霖',
    second: '1306',
    begun: 2,
    decided: 9,
    groups: ['career', 'training'],
    reason: '财务部副部长人选考察，核对任职经历和培训情况。',
  },
  {
    by: '雷长河',
    second: '1704',
    begun: 9,
    decided: 9,
    groups: ['appraisal', 'materials-3'],
    reason: '评选年度先进，核对近三年考核结果。',
  },
] as const satisfies readonly {
  readonly by: string
  readonly second: string
  readonly begun: number
  readonly decided: number
  readonly groups: readonly Group[]
  readonly reason: string
}[]

/** What was asked for, and how far each came; and paper that left long ago, whose receipt is not back. */
export const readingsIn = (around: Surroundings): readonly Life[] => [
  ...stories.map((story, turn) => readingOf(around, story, turn)),
  sendingOf(around),
]

async function* readingOf(around: Surroundings, story: (typeof stories)[number], turn: number): Life {
  const { app, company, today } = around
  yield workday(today, story.begun, `09:${30 + turn}:10`)
  const by = company.actorOf(story.by)
  const dossier = shelved(around, 2 + turn * 3)
  const entry = dossier && app.roster.entry(dossier)
  const second = entry && secondReader(app, by, entry, story.second)
  if (!dossier || !second || entry.subject.kin.has(by.person)) return
  const from = dayOf(app.now())
  const { reason, groups } = story
  const window = { from, until: daysLater(from, story.begun === 2 ? 20 : 2) }
  const request = { of: 'house', purpose: '2', reason, groups, copying: '', second, ...window } as const
  const id = must(await askToRead(app, by, { dossier, request }, command(app))) as CaseId
  for (let step = 0; step < story.decided; step += 1) {
    yield workday(today, story.begun, `${10 + step}:${30 + turn}:20`)
    if (!(await decideNext(app, id, 'approve', turn))) return
  }
}

async function* sendingOf(around: Surroundings): Life {
  const { app, company, today } = around
  yield workday(today, 26, '15:10:00')
  const dossier = shelved(around, 5)
  if (!dossier) return
  const sending = {
    to: '岚州市人才服务中心',
    reason: '调出',
    originals: 1,
    duplicates: 0,
    materials: 38,
    carrier: 'confidential',
    carried: '机要 0917',
  } as const
  must(await sendOut(app, company.actorOf('任素梅'), { dossier, sending }, command(app)))
}

/** The so-manieth dossier on the shelf at this moment whose person signs in nowhere, by number. */
function shelved({ app }: Surroundings, nth: number): DossierId | undefined {
  const found = app.roster
    .all()
    .filter(({ subject }) => subject.state === 'archived' && !app.directory.accountOf(subject.person))
    .filter(({ subject }) => subject.keeper === 'hr')
    .toSorted((a, b) => ((a.columns.who.number ?? '') < (b.columns.who.number ?? '') ? -1 : 1))
  return found[nth % Math.max(1, found.length)]?.subject.dossier
}
