import { connect, type Socket } from 'node:net'

/** What one round of load found: how many answers a second, and how long they took (milliseconds). */
export type Round = { readonly rate: number; readonly took: readonly number[]; readonly bytes: number }

export type Target = { readonly port: number; readonly cookie?: string | undefined; readonly urls: readonly string[] }

/** A form to send, encoded; each is sent once. */
export type Post = { readonly url: string; readonly body: string }

/**
 * So many clients, each with one kept-alive connection and one request in flight, for so many seconds. Speaks HTTP over a
 * plain socket: a client of node:http would cost more than a suggestion and hide the difference that is measured. Throws
 * at the first answer that is no 200.
 */
export async function load(
  target: Target,
  { clients = 8, seconds }: { clients?: number; seconds: number },
): Promise<Round> {
  const began = performance.now()
  const until = began + seconds * 1000
  const parts = await Promise.all(
    Array.from({ length: clients }, (_, client) => runClient(target, client, clients, until)),
  )
  const took = parts.flatMap((part) => part.took)
  return {
    took,
    rate: took.length / ((performance.now() - began) / 1000),
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0) / Math.max(1, took.length),
  }
}

/** Sends every form once, eight at a time. Throws at the first answer that is no redirect. */
export async function sendAll(
  { port, cookie }: Omit<Target, 'urls'>,
  posts: readonly Post[],
  clients = 8,
): Promise<Round> {
  const began = performance.now()
  const took: number[] = []
  let next = 0
  const client = async () => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    const answers = reader(socket)
    for (let post = posts[next++]; post; post = posts[next++]) {
      const sent = performance.now()
      socket.write(request(post.url, port, cookie, post.body))
      const { status } = await answers.next()
      if (status !== 303) throw new Error(`The server answered ${status} to a change at ${post.url}.`)
      took.push(performance.now() - sent)
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { took, rate: took.length / ((performance.now() - began) / 1000), bytes: 0 }
}

/** The value below which so many percent lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0
}

/** One kept-alive connection; each page is asked for alone and told in milliseconds and bytes. Throws at the first answer that is no 200. */
export function asking({ port, cookie }: Omit<Target, 'urls'>) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  const answers = reader(socket)
  return {
    ask: async (url: string) => {
      const asked = performance.now()
      socket.write(request(url, port, cookie))
      const { status, length } = await answers.next()
      if (status !== 200) throw new Error(`The server answered ${status} to ${url}.`)
      return { took: performance.now() - asked, bytes: length }
    },
    end: () => void socket.destroy(),
  }
}

async function runClient(target: Target, client: number, clients: number, until: number) {
  const { ask, end } = asking(target)
  const took: number[] = []
  let bytes = 0
  for (let at = client; performance.now() < until; at += clients) {
    const answer = await ask(target.urls[at % target.urls.length] ?? '/')
    took.push(answer.took)
    bytes += answer.bytes
  }
  end()
  return { took, bytes }
}

function request(url: string, port: number, cookie: string | undefined, body?: string): string {
  const head = [
    `${body === undefined ? 'GET' : 'POST'} ${url} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Sec-Fetch-Site: same-origin',
    'Accept: text/html',
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    ...(body === undefined
      ? []
      : [
          `Origin: http://127.0.0.1:${port}`,
          'Content-Type: application/x-www-form-urlencoded',
          `Content-Length: ${Buffer.byteLength(body)}`,
        ]),
  ]
  return `${head.join('\r\n')}\r\n\r\n${body ?? ''}`
}

type Answer = { readonly status: number; readonly length: number }

/** Reads one answer after the other from a connection: with a length, or in chunks. */
function reader(socket: Socket) {
  let waiting: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void } | undefined
  let buffer: Buffer = Buffer.alloc(0)

  const look = () => {
    const answer = waiting && answerIn(buffer)
    if (!answer || !waiting) return
    buffer = buffer.subarray(answer.end)
    const { resolve } = waiting
    waiting = undefined
    resolve(answer)
  }
  socket.on('data', (chunk: Buffer) => {
    buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk])
    look()
  })
  const fail = (error: Error) => waiting?.reject(error)
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('The server closed the connection.')))
  return {
    next: () =>
      new Promise<Answer>((resolve, reject) => {
        waiting = { resolve, reject }
        look()
      }),
  }
}

/** The first whole answer in the buffer, and where it ends. */
function answerIn(buffer: Buffer): (Answer & { readonly end: number }) | undefined {
  const headEnd = buffer.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const head = buffer.toString('latin1', 0, headEnd)
  const status = Number(head.slice(9, 12))
  const body = headEnd + 4
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length !== undefined) {
    const end = body + Number(length)
    return buffer.length < end ? undefined : { status, length: Number(length), end }
  }
  const last = buffer.indexOf('\r\n0\r\n\r\n', body - 2)
  return last < 0 ? undefined : { status, length: last - body, end: last + 7 }
}
