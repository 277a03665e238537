import { formIn } from './form.ts'
import { asking, type Post, percentile, type Round, sendAll } from './load.ts'
import type { Row, Sides } from './measure.ts'

/**
 * How many drafts are changed in a round, each once, so that no two changes meet in one record: 256 in one of three seconds. Of
 * so few as 64 a round is over in a tenth of a second, and says what else the machine did in it.
 */
const draftsIn = (seconds: number) => Math.max(16, Math.min(256, Math.round(seconds * 86)))

/**
 * 改一个字段: one field of a draft saved, with its revision, the log and the redirect, against the same form sent, inserted as one
 * row with `synchronous=FULL` and answered with the same redirect and headers; and the first list after such a change, asked by itself. The forms are fetched
 * before the clock runs: each is drawn for one change. Both sides are warmed up for half a round first, as in every other row:
 * a few dozen changes measure how V8 compiles their way.
 */
export async function measureChange(
  { real, bare }: Sides,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Row[]> {
  const { port } = real.server
  const session = { port, cookie: real.cookie }
  const drafts = draftsIn(seconds)
  const ids = await beginDrafts(session, drafts)
  const plain = async (posts: readonly Post[]) => sendAll({ port: bare.server.port }, posts)
  const pairs: { readonly our: number; readonly their: number }[] = []
  const work: { readonly our: number; readonly their: number }[] = []
  const took: number[] = []
  await warmUp(seconds / 2, async (time) => sendAll(session, await changesOf(session, ids, `warm ${time}`)))
  const told = await changesOf(session, ids, 'bare')
  await teachAnswer(bare.server.port, await headersOf(session, told[0]))
  await warmUp(seconds / 2, () => plain(told))
  for (let round = 0; round < rounds; round += 1) {
    const posts = await changesOf(session, ids, String(round))
    const before = { our: real.server.worked(), their: bare.server.worked() }
    const our = await sendAll(session, posts)
    took.push(...our.took)
    const their = await plain(posts)
    pairs.push({ our: our.rate, their: their.rate })
    work.push({
      our: (real.server.worked() - before.our) / drafts,
      their: (bare.server.worked() - before.their) / drafts,
    })
  }
  const share = percentile(
    pairs.map(({ our, their }) => our / their),
    50,
  )
  return [
    {
      work: 'change of one field, with revision, log and redirect',
      unit: 'answers/s',
      value: percentile(
        pairs.map(({ our }) => our),
        50,
      ),
      p50: percentile(took, 50),
      p95: percentile(took, 95),
      bare: percentile(
        pairs.map(({ their }) => their),
        50,
      ),
      share,
      goal: changeGoal,
      met: share >= changeGoal,
    },
    byProcessor(work),
    await firstListAfterAChange(session, ids),
  ]
}

const changeGoal = 0.35

/** Without the wait for the disk, which one side has on its main thread and the other beside it. */
function byProcessor(work: readonly { readonly our: number; readonly their: number }[]): Row {
  const [our = 0, their = 0] = [work.map(({ our }) => our), work.map(({ their }) => their)].map((all) =>
    percentile(all, 50),
  )
  return {
    work: 'the same by processor time',
    unit: 'ms',
    value: our,
    p50: null,
    p95: null,
    bare: their,
    share: our > 0 ? their / our : null,
    goal: null,
    met: null,
  }
}

/** Sends for so many seconds, what is made ready in between aside. */
async function warmUp(seconds: number, send: (time: number) => Promise<Round>): Promise<void> {
  for (let [time, sent] = [0, 0]; sent < seconds; time += 1) {
    const { rate, took } = await send(time)
    sent += took.length / rate
  }
}

/** What the application answers to a change, its redirect and every other header. */
async function headersOf(session: Session, post: Post | undefined): Promise<readonly (readonly [string, string])[]> {
  const answer = await fetch(`http://127.0.0.1:${session.port}${post?.url}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(post?.body),
    headers: sender(session),
  })
  if (answer.status !== 303) throw new Error(`The server answered ${answer.status} to a change.`)
  const ofTheConnection = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding']
  return [...answer.headers].filter(([name]) => !ofTheConnection.includes(name))
}

/** The bare stack answers every change like this from now on. */
async function teachAnswer(port: number, headers: readonly (readonly [string, string])[]): Promise<void> {
  await fetch(`http://127.0.0.1:${port}/answer`, { method: 'PUT', body: JSON.stringify(headers) })
}

const sender = ({ port, cookie }: Session) => ({
  Cookie: cookie,
  Origin: `http://127.0.0.1:${port}`,
  'Sec-Fetch-Site': 'same-origin',
})

type Session = { readonly port: number; readonly cookie: string }

/**
 * One change after the other, each followed by the list and by the same list again, over one connection: the second is what
 * stands beside the first, so that both are asked by the same client at the same moment.
 */
async function firstListAfterAChange(session: Session, ids: readonly string[]): Promise<Row> {
  const list = '/dossiers'
  const [first, again]: [number[], number[]] = [[], []]
  const changes = await changesOf(session, ids.slice(0, 24), 'list')
  const { ask, end } = asking(session)
  await ask(list)
  for (const change of changes) {
    await sendAll(session, [change], 1)
    first.push((await ask(list)).took)
    again.push((await ask(list)).took)
  }
  end()
  return {
    work: 'first list after a change',
    unit: 'ms',
    value: percentile(first, 50),
    p50: percentile(first, 50),
    p95: percentile(first, 95),
    bare: percentile(again, 50),
    share: percentile(again, 50) / percentile(first, 50),
    goal: null,
    met: null,
  }
}

async function page({ port, cookie }: Session, path: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' },
  })
  if (answer.status !== 200) throw new Error(`The server answered ${answer.status} to ${path}.`)
  return answer.text()
}

async function beginDrafts(session: Session, many: number): Promise<readonly string[]> {
  const begun = Date.now()
  const ids: string[] = []
  for (let at = 0; at < many; at += 1) {
    const shown = await page(session, '/dossiers/new')
    const { url, values } = formIn(shown, /^\/dossiers\/new/)
    const unit = /<option value="([0-9a-f-]{36})"/.exec(shown)?.[1] ?? ''
    for (const [name, value] of Object.entries({ name: nameOf(begun, at), unit, post: '工程师' }))
      values.set(name, value)
    const answer = await fetch(`http://127.0.0.1:${session.port}${url}`, {
      method: 'POST',
      redirect: 'manual',
      body: values,
      headers: sender(session),
    })
    const id = /^\/dossiers\/([0-9a-f-]{36})/.exec(answer.headers.get('Location') ?? '')?.[1]
    if (!id) throw new Error(`No draft was begun: ${answer.status}.`)
    ids.push(id)
  }
  return ids
}

/** In Chinese signs alone, as names are: those are compared without mending anything first. */
const nameOf = (begun: number, at: number) =>
  `测试${begun}${at}`.replace(/\d/g, (digit) => '零一二三四五六七八九'[Number(digit)] ?? '')

/** A form of each draft as it stands now, with one field changed. */
async function changesOf(session: Session, ids: readonly string[], text: string): Promise<readonly Post[]> {
  const posts: Post[] = []
  for (const id of ids) {
    const { url, values } = formIn(await page(session, `/dossiers/${id}/sections/basic`), /\/sections\/basic\/records/)
    values.set('speciality', `铸造工艺 ${text}`)
    posts.push({ url, body: values.toString() })
  }
  return posts
}
