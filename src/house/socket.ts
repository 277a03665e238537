import { closeSync, openSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Json } from '#domain/json.ts'
import { Trouble, type TroubleAbout, type TroubleCode } from '#domain/unseal/trouble.ts'
import { report } from './report.ts'

/** What a command may ask of the server that has the folder. `tell` says how far it is; the signal ends with the asker. */
export type Handler = (about: Json, tell: (told: Json) => void, signal: AbortSignal) => Promise<Json>

export type Answering = { readonly close: () => Promise<void> }

type Line =
  | { readonly told: Json }
  | { readonly done: Json }
  | { readonly trouble: TroubleCode; readonly about: TroubleAbout }

const name = 'house.sock'

/** A path of a socket has at most so many bytes; a longer one is reached through the open folder. */
const longest = 100

/**
 * 命令口: a socket in the data folder, for the account that runs the house and nobody else (docs/decisions/0107). Whoever
 * holds the folder listens; what an earlier process left there is removed.
 */
export function answerAt(folder: string, handlers: Readonly<Record<string, Handler>>): Promise<Answering> {
  const { path, release } = pathIn(folder)
  rmSync(path, { force: true })
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    serve(socket, handlers)
  })
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      release()
      reject(new Trouble('folder-unwritable', { file: join(folder, name) }, { cause }))
    })
    server.once('listening', () =>
      resolve({
        close: () =>
          new Promise((done) => {
            for (const socket of open) socket.destroy()
            server.close(() => {
              release()
              done()
            })
          }),
      }),
    )
    // The file is made in this very call, and is nobody else's from the first moment on.
    const mask = process.umask(0o177)
    try {
      server.listen(path)
    } finally {
      process.umask(mask)
    }
    server.unref()
  })
}

function serve(socket: Socket, handlers: Readonly<Record<string, Handler>>): void {
  const ending = new AbortController()
  socket.on('close', () => ending.abort(new Trouble('copy-ended')))
  const say = (line: Line) => {
    if (!socket.destroyed) socket.write(`${JSON.stringify(line)}\n`)
  }
  linesOf(socket).once('line', (text) => {
    answer(text, handlers, (told) => say({ told }), ending.signal)
      .then(say)
      .catch(report)
      .finally(() => socket.end())
  })
}

async function answer(
  text: string,
  handlers: Readonly<Record<string, Handler>>,
  tell: (told: Json) => void,
  signal: AbortSignal,
): Promise<Line> {
  try {
    const { ask, about } = readQuestion(text)
    const handler = Object.hasOwn(handlers, ask) ? handlers[ask] : undefined
    if (!handler) throw new Trouble('copy-usage', { value: 'npm run backup | drill' })
    return { done: await handler(about, tell, signal) }
  } catch (error) {
    if (!(error instanceof Trouble)) report(error)
    const { code, about } = error instanceof Trouble ? error : new Trouble('unknown')
    return { trouble: code, about }
  }
}

function readQuestion(text: string): { readonly ask: string; readonly about: Json } {
  try {
    return JSON.parse(text)
  } catch {
    return { ask: '', about: null }
  }
}

/** What the server that has the folder answers; undefined where none has it. Throws `Trouble` for what it refuses. */
export function askRunning(
  folder: string,
  ask: string,
  about: Json,
  told: (told: Json) => void = () => {},
): Promise<Json | undefined> {
  const { path, release } = pathIn(folder)
  return new Promise<Json | undefined>((resolve, reject) => {
    const socket = createConnection(path)
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (['ENOENT', 'ECONNREFUSED', 'ENOTDIR'].includes(error.code ?? '')) resolve(undefined)
      else reject(new Trouble('folder-unwritable', { file: join(folder, name) }, { cause: error }))
    })
    socket.on('connect', () => socket.write(`${JSON.stringify({ ask, about })}\n`))
    linesOf(socket).on('line', (text) => {
      const line = JSON.parse(text) as Line
      if ('told' in line) told(line.told)
      else if ('done' in line) resolve(line.done)
      else reject(new Trouble(line.trouble, line.about))
    })
    // It said neither: it was stopped meanwhile.
    socket.on('close', () => reject(new Trouble('copy-ended')))
  }).finally(release)
}

/** An error of the socket is the socket's to tell. */
const linesOf = (socket: Socket) => createInterface({ input: socket }).on('error', () => {})

function pathIn(folder: string): { readonly path: string; readonly release: () => void } {
  const path = join(folder, name)
  if (Buffer.byteLength(path) <= longest) return { path, release: () => {} }
  try {
    const handle = openSync(folder, 'r')
    return { path: `/proc/self/fd/${handle}/${name}`, release: () => closeSync(handle) }
  } catch {
    return { path, release: () => {} }
  }
}
