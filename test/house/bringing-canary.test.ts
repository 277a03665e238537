import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withCheck } from '#domain/people/id-number.ts'
import { scanForText } from '#main/canary-scan.ts'
import { foundHouse, passphrase } from '../../bin/crash/house.ts'
import { written } from '../domain/imports/person-file.ts'
import { type Running, start } from '../processes.ts'

const settings = fileURLToPath(new URL('../../tsconfig.json', import.meta.url))

let root: string
let program: Running
let origin: string
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'juanzong-bringing-canary-'))
  for (const name of ['data', 'passing']) mkdirSync(join(root, name))
  await foundHouse(join(root, 'data'))
  // From source the program reads how to draw from a file that it looks for where it is started.
  const env = { JUANZONG_PORT: '0', TSX_TSCONFIG_PATH: settings, TMPDIR: join(root, 'passing') }
  program = start('server', { cwd: root, env })
  origin = (await program.says(/(http:\/\/127\.0\.0\.1:\d+)/))[1] ?? ''
})
afterAll(async () => {
  program.process.kill('SIGKILL')
  await program.ended
  rmSync(root, { recursive: true })
})

const cookies = new Map<string, string>()

async function ask(path: string, body?: FormData | URLSearchParams) {
  const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
  const headers = { 'Sec-Fetch-Site': 'same-origin', Cookie: cookie }
  const answer = await fetch(origin + path, { redirect: 'manual', headers, ...(body && { method: 'POST', body }) })
  for (const each of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? []
    cookies.set(name, value)
  }
  return { status: answer.status, to: answer.headers.get('Location') ?? '', text: await answer.text() }
}

/** The mark of the form that this page draws for an action. */
async function markOf(page: string, action: string): Promise<string> {
  const { text } = await ask(page)
  return new RegExp(`action="${action}"[^>]*>.*?name="cmd_id" value="([^"]+)"`, 's').exec(text)?.[1] ?? ''
}

async function signIn(): Promise<void> {
  await ask('/unseal', new URLSearchParams({ secret: passphrase }))
  await expect.poll(async () => (await ask('/sign-in')).status, { timeout: 60_000 }).toBe(200)
  await ask('/sign-in', new URLSearchParams({ number: 'hr', password: 'crash' }))
  const enrolment = '/sign-in/enrolment'
  const mark = await markOf(enrolment, enrolment)
  expect((await ask(enrolment, new URLSearchParams({ cmd_id: mark, kind: 'card' }))).status).toBe(200)
}

const words = {
  name: '哨兵姓名一',
  school: '哨兵学校二',
  kin: '哨兵亲属三',
  career: '哨兵履历四',
  file: '哨兵文件五',
  line: '哨兵名单六',
  broken: '哨兵坏件七',
  pasted: '哨兵粘贴八',
} as const
const number = withCheck('11010119750312888')

/** Forms that can be read, one that cannot, a list, and what is pasted beside them. */
async function batch(): Promise<FormData> {
  const { text } = await ask('/bringings')
  const form = new FormData()
  form.set('cmd_id', /action="\/bringings".*?name="cmd_id" value="([^"]+)"/s.exec(text)?.[1] ?? '')
  form.set('unit', /<select[^>]*name="unit".*?<option value="([^"]{8,})"/s.exec(text)?.[1] ?? '')
  form.set('text', `姓名\t身份证号码\n${words.pasted}\t${withCheck('11010119760312888')}`)
  const person = written({
    XingMing: words.name,
    ShenFenZheng: number,
    QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: words.school,
    JianLi: `1999.07--2010.03  ${words.career}`,
    JiaTingChengYuan: [['妻子', words.kin, '197708', '群众', '教师']],
  })
  form.append('files', new File([person], `${words.file}.lrmx`))
  form.append('files', new File([`<Person><XingMing>${words.broken}`], `${words.broken}.lrmx`))
  form.append('files', new File([`姓名,出生年月\n${words.line},1975.03`], '名单.csv'))
  return form
}

const canaries = [...Object.values(words), number]

/** Wherever something of it could stand in clear: the data, what passes, what the program says, its arguments and its open files. */
async function found(): Promise<readonly unknown[]> {
  const lying = await Promise.all(['data', 'passing'].map((name) => scanForText(join(root, name), canaries)))
  const pid = String(program.process.pid)
  const processes = readdirSync('/proc').filter((one) => one === pid || parentOf(one) === pid)
  const said = [program.story(), ...processes.flatMap((one) => [procOf(one, 'cmdline'), procOf(one, 'environ')])]
  const open = readdirSync(`/proc/${pid}/fd`).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`))
  return [
    ...lying.flat(),
    ...canaries.filter((word) => said.some((text) => text.includes(word))),
    ...open.filter((file) => file.startsWith(tmpdir()) && !file.startsWith(join(root, 'data'))),
  ]
}

const procOf = (pid: string, name: string): string => {
  const file = `/proc/${pid}/${name}`
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
/** Who started it, where it is a process that is still there. */
const parentOf = (pid: string) =>
  /^\d+$/.test(pid) ? /^\S+ \(.*\) \S (\d+)/.exec(procOf(pid, 'stat'))?.[1] : undefined

const linkOf = (file: string): string => {
  try {
    return readlinkSync(file)
  } catch {
    return ''
  }
}

it('nothing of a batch that comes in lies or is said anywhere in clear, while it comes, is read, kept and undone', async () => {
  await signIn()
  const form = await batch()
  const sending = ask('/bringings', form)
  expect(await found()).toEqual([])
  const { status, to } = await sending
  expect(status).toBe(303)
  expect(await found()).toEqual([])
  const shown = async () => (await ask(to)).text
  await expect.poll(shown, { timeout: 60_000 }).toContain(words.name)
  await expect.poll(shown, { timeout: 60_000 }).toContain(words.pasted)
  expect(await found()).toEqual([])
  // What may lie there in clear is found.
  expect(await scanForText(join(root, 'data'), ['财务部'])).not.toEqual([])
  for (const step of ['keeping', 'undoing']) {
    const action = `${to}/${step}`
    await expect.poll(() => markOf(to, action), { timeout: 60_000 }).not.toBe('')
    const mark = await markOf(to, action)
    const typed = new URLSearchParams({ cmd_id: mark, reason: '试一遍' })
    for (const [, row = ''] of (await shown()).matchAll(/name="rows" value="([^"]+)"/g)) typed.append('rows', row)
    const sent = await ask(action, typed)
    expect([step, sent.status]).toEqual([step, 303])
    expect(await found()).toEqual([])
  }
})
