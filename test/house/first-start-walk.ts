import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { openPdf } from '../pdf.ts'
import { type Running, start } from '../processes.ts'

const settings = fileURLToPath(new URL('../../tsconfig.json', import.meta.url))

export const secret = '江南可采莲莲叶何田田'

/** The program of an installation on a folder of its own, which can be killed and started again at any moment. */
export function installation() {
  const cwd = mkdtempSync(join(tmpdir(), 'juanzong-killed-'))
  let program: Running
  let origin: string
  /** What the terminal shows of this start; none once the first start has ended. */
  let code: string

  async function kill() {
    program.process.kill('SIGKILL')
    if (program.process.exitCode === null && program.process.signalCode === null) await once(program.process, 'close')
  }
  const visit = () => browser(origin)
  /** Starts it, as far as it says where it answers; whoever has the code of its terminal goes on. */
  async function begin({ first = true } = {}): Promise<Browser> {
    // From source the program reads how to draw from a file that it looks for where it is started.
    program = start('server', { cwd, env: { JUANZONG_PORT: '0', TSX_TSCONFIG_PATH: settings } })
    origin = (await program.says(/(http:\/\/127\.0\.0\.1:\d+)/))[1] ?? ''
    code = first ? ((await program.says(/^ {4}([0-9A-Z]{4}-[0-9A-Z]{4})$/m))[1] ?? '') : ''
    const founder = visit()
    if (first) await founder.ask('/start/code', { code })
    return founder
  }

  return {
    cwd,
    begin,
    /** Killed where it stands, and started again. */
    killed: async (how: { readonly first?: boolean } = {}): Promise<Browser> => {
      await kill()
      return begin(how)
    },
    visit,
    unseal: async () => {
      await visit().ask('/unseal', { secret })
      await expect.poll(async () => (await visit().ask('/sign-in')).status).toBe(200)
    },
    close: async () => {
      await kill()
      rmSync(cwd, { recursive: true })
    },
  }
}

export type Installation = ReturnType<typeof installation>

type Answer = { readonly status: number; readonly to: string; readonly text: string; readonly bytes: ArrayBuffer }

export type Browser = ReturnType<typeof browser>

/** A browser with cookies of its own. A form that was drawn carries what its page gave it. */
function browser(origin: string) {
  const cookies = new Map<string, string>()
  const ask = async (path: string, form?: Readonly<Record<string, string>>): Promise<Answer> => {
    const answer = await fetch(origin + path, {
      redirect: 'manual',
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    const bytes = await answer.arrayBuffer()
    const text = new TextDecoder().decode(bytes)
    return { status: answer.status, to: answer.headers.get('Location') ?? '', text, bytes }
  }
  const send = async (page: string, action: string, form: Readonly<Record<string, string>>) => {
    const { text } = await ask(page)
    const drawn = new RegExp(`<form[^>]*action="${action}"[^>]*>.*?name="cmd_id" value="([^"]+)"`, 's').exec(text)
    return ask(action, { ...(drawn?.[1] && { cmd_id: drawn[1] }), ...form })
  }
  return { ask, send }
}

export const linkIn = (text: string) => /(\/start\/(?:seat|person)\/[\w-]+)/.exec(text)?.[1] ?? ''

/** The link to the seat of the first custodian, as the founder is shown it once. */
export const seatOf = async (founder: Browser) =>
  linkIn((await founder.ask('/start/custodians/1/link', { to: 'show' })).text)

export async function cardOf(custodian: Browser): Promise<string> {
  await custodian.ask('/start/card', {})
  const [text = ''] = await (await openPdf(new Uint8Array((await custodian.ask('/start/card.pdf')).bytes))).text()
  const [, groups = ''] = /\d{4}-\d\d-\d\d((?:\s*\d\s*[0-9A-Z]{4}){9})/.exec(text) ?? []
  return [...groups.matchAll(/\s*\d\s*([0-9A-Z]{4})/g)].map(([, group]) => group).join(' ')
}

export const founding = {
  name: '岚溪检测技术有限公司',
  shortName: '岚溪',
  code: 'LX',
  profile: 'enterprise',
  companies: '',
}
