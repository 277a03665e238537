import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Trouble, type TroubleAbout, type TroubleCode } from '#domain/unseal/trouble.ts'

/** What a process that copies or restores says. `still` and `copied` wait for an answer. */
export type Told =
  | { readonly is: 'still' | 'copied' }
  | { readonly is: 'progress'; readonly step: string; readonly done: number; readonly total: number }
  | { readonly is: 'done'; readonly value: unknown }
  | { readonly is: 'trouble'; readonly code: TroubleCode; readonly about: TroubleAbout }

type Watch<Step extends string> = {
  readonly progress: (step: Step, done: number, total: number) => void
  readonly signal: AbortSignal | undefined
}

/** Starts a program of this folder in a process of its own, without keys and without this environment. */
export function startChild<Step extends string>(
  name: './copier' | '../drills/driller',
  order: object,
  { progress, signal }: Watch<Step>,
) {
  const program = fileURLToPath(new URL(`${name}.${fromSource ? 'ts' : 'js'}`, import.meta.url))
  const child = fork(program, [JSON.stringify(order)], {
    env: {},
    execArgv: fromSource ? ['--conditions=development'] : [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const stop = () => child.kill('SIGKILL')
  signal?.addEventListener('abort', stop)
  child.on('message', (told: Told) => {
    if (told.is === 'progress') progress(told.step as Step, told.done, told.total)
  })
  child.once('close', () => signal?.removeEventListener('abort', stop))
  const heard = new Map((['still', 'copied', 'done'] as const).map((is) => [is, hear(child, is, signal)]))
  for (const each of heard.values()) each.catch(() => {})
  return {
    /** What it said then, if anything. Rejects with what kept it from it, or where it ended before. */
    until: async (is: 'still' | 'copied' | 'done'): Promise<unknown> => {
      try {
        const told = await heard.get(is)
        return told?.is === 'done' ? told.value : undefined
      } catch (error) {
        stop()
        throw error
      }
    },
    goOn: (answer: object) => void child.send(answer),
  }
}

const hear = (child: ChildProcess, is: Told['is'], signal: AbortSignal | undefined) =>
  new Promise<Told>((resolve, reject) => {
    child.on('message', (told: Told) => {
      if (told.is === is) resolve(told)
      else if (told.is === 'trouble') reject(new Trouble(told.code, told.about))
    })
    child.once('error', reject)
    child.once('close', () => reject(signal?.aborted ? signal.reason : new Trouble('copy-ended')))
  })

/** Beside this file: TypeScript while developing, which Node reads as it is, and JavaScript once emitted. */
const fromSource = import.meta.url.endsWith('.ts')
