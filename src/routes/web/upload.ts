import { setImmediate } from 'node:timers/promises'
import busboy from 'busboy'
import { HTTPException } from 'hono/http-exception'
import { limits } from '#domain/limits.ts'
import { type Form, mustBeTheirs, readForm } from './forms.ts'
import { type Coming, type Incoming, incoming, type Taking } from './incoming.ts'
import { markField } from './mark.ts'
import type { WebContext } from './web.ts'

export type Receiving<Kept> = {
  readonly mostFiles: number
  readonly mostBytes: number
  /** The most of a file that begins with these bytes, where that is less. */
  readonly mostOf?: (start: Uint8Array) => number
  /** Asked when a file begins; `text` are the fields that stand before it in the form. */
  readonly take: (file: Coming, text: (name: string) => string) => Promise<Taking<Kept>>
  /** The upload failed half-way: gives up what was kept. */
  readonly abandon: (kept: readonly Kept[]) => Promise<void>
}

export type Upload<Kept> = { readonly form: Form; readonly files: readonly Kept[]; readonly tooMany: boolean }

/**
 * Reads a form with files as it comes, and hands on what has come of a file before the next piece is read; nothing is kept of
 * one that is too large (docs/decisions/0111). A body that breaks off or is no form is a 400. An empty file is a file; a
 * field without one is none.
 */
export async function readUpload<Kept>(c: WebContext, receiving: Receiving<Kept>): Promise<Upload<Kept>> {
  if (!/^multipart\/form-data\b/i.test(c.req.header('Content-Type') ?? ''))
    return { form: await readForm(c), files: [], tooMany: false }
  const kept: Kept[] = []
  try {
    const tooMany = await receive(c, receiving, kept)
    return { form: await readForm(c), files: kept, tooMany }
  } catch (error) {
    await receiving.abandon(kept)
    throw error
  }
}

async function receive<Kept>(c: WebContext, receiving: Receiving<Kept>, kept: Kept[]) {
  const { body } = c.req.raw
  if (!body) throw new HTTPException(400)
  const sent: Record<string, (string | File)[]> = {}
  c.set('sent', sent)
  let typed = 0
  const add = (name: string, value: string | File) => {
    sent[name] = [...(sent[name] ?? []), value]
  }
  const text = (name: string) => sent[name]?.find((value) => typeof value === 'string') ?? ''
  const take = (coming: Coming) => {
    // A form of ours begins with its mark, so a foreign one is turned away before its files are looked at.
    if (text(markField) !== '') mustBeTheirs(c, text(markField))
    return receiving.take(coming, text)
  }
  const waiting: Incoming<Kept>[] = []
  let tooMany = false
  const parser = parserOf(c, receiving)
  parser.on('field', (name, value) => {
    typed += value.length
    add(name, typed > limits.kept ? '' : value)
  })
  parser.on('filesLimit', () => {
    tooMany = true
  })
  parser.on('file', (field, stream, { filename }) => {
    waiting.push(incoming({ field, name: filename ?? '' }, stream, receiving))
  })
  const settleWaiting = async () => {
    for (let [file] = waiting; file; [file] = waiting) {
      if ((await file.handOn(take)) === 'more') return
      waiting.shift()
      await file.end((digest, name) => add(file.field, new File([digest], name)), kept)
    }
  }
  try {
    await run(parser, body, settleWaiting)
    if (typed > limits.kept) throw new HTTPException(413)
  } finally {
    for (const file of waiting) await file.giveUp()
  }
  return tooMany
}

const parserOf = (c: WebContext, { mostFiles, mostBytes }: Pick<Receiving<never>, 'mostFiles' | 'mostBytes'>) => {
  try {
    return busboy({
      headers: { 'content-type': c.req.header('Content-Type') },
      defParamCharset: 'utf8',
      // The parser calls a file cut off that reaches its limit; one that just has it is whole.
      limits: { files: mostFiles, fileSize: mostBytes + 1, fields: 1_000, fieldSize: limits.kept },
    })
  } catch (cause) {
    throw new HTTPException(400, { cause })
  }
}

/** Feeds the parser piece by piece and lets what has come in be dealt with before the next piece. */
async function run(parser: busboy.Busboy, body: ReadableStream<Uint8Array>, settle: () => Promise<void>) {
  let broken: unknown
  parser.on('error', (error) => {
    broken = error
  })
  const write = (piece: Uint8Array) => new Promise<void>((done) => parser.write(piece, () => done()))
  for await (const piece of arriving(body)) {
    if (broken === undefined) await write(piece)
    await setImmediate()
    await settle()
  }
  await new Promise<void>((done) => {
    parser.once('close', done)
    parser.once('error', () => done())
    if (broken === undefined) parser.end()
    else done()
  })
  await settle()
  if (broken !== undefined) throw new HTTPException(400, { cause: broken })
}

/** The pieces as they come. A line that is cut is no fault of this house, and nobody is there to be told. */
async function* arriving(body: ReadableStream<Uint8Array>) {
  try {
    yield* body
  } catch (cause) {
    throw new HTTPException(400, { cause })
  }
}
