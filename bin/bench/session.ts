import { setTimeout as pause } from 'node:timers/promises'
import { passphrase, password, staffNumber } from './seed.ts'

/** Opens the house as a custodian would; answers how many milliseconds until it can be searched. */
export async function unseal(port: number): Promise<number> {
  const began = performance.now()
  await post(port, '/unseal', { secret: passphrase })
  // Both cores are at work: whoever asked more often would take some of it.
  while ((await stateOf(port)) !== 'open') await pause(20)
  return performance.now() - began
}

/** Signs the HR officer in and answers the cookie. Throws where more than the password is asked for. */
export async function signIn(port: number): Promise<string> {
  const answer = await post(port, '/sign-in', { number: staffNumber, password })
  const cookie = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('session-'))
  const to = answer.headers.get('Location')
  if (!cookie || to !== '/') throw new Error(`Signing in was answered ${answer.status}, to ${to}.`)
  return cookie.split(';')[0] ?? ''
}

/** Lets the print room draw one preview, so that its memory can be told apart. */
export async function printOnce(port: number, cookie: string, dossier: string): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/dossiers/${dossier}/preview.pdf`, {
    headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' },
  })
  await answer.arrayBuffer()
}

const post = (port: number, path: string, form: Readonly<Record<string, string>>) =>
  fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
    headers: { Origin: `http://127.0.0.1:${port}`, 'Sec-Fetch-Site': 'same-origin' },
  })

async function stateOf(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/health`)
  return ((await answer.json()) as { state: string }).state
}
