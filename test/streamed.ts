import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { drawnFor, type World } from './world.ts'

type Sent = { readonly fields: Readonly<Record<string, string>>; readonly name: string; readonly megabytes: number }

/** Sends HR's form with one large file piece by piece, and answers how many bytes were held at most, and before its last piece. */
export async function streamed(w: World, path: string, { fields, name, megabytes }: Sent) {
  const encoded = (text: string) => new TextEncoder().encode(text)
  const all = { cmd_id: drawnFor(w.app, w.account('hr'), path), ...fields }
  const head = encoded(
    `${Object.entries(all)
      .map(([key, value]) => `--b\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`)
      .join('')}--b\r\nContent-Disposition: form-data; name="${name}"; filename="大"\r\n\r\n`,
  )
  const piece = new Uint8Array(64 * 1024).fill(0x61)
  const [pieces, end] = [Math.floor(megabytes * 16), encoded('\r\n--b--\r\n')]
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  /** Twice: what the first finds is given back while the second begins. */
  const held = () => {
    collect()
    collect()
    return process.memoryUsage().arrayBuffers
  }
  let [sent, most, last] = [-1, 0, 0]
  const before = held()
  const body = new ReadableStream({
    pull: (controller) => {
      sent += 1
      // Once on the way: to collect everything takes longer than all the pieces.
      if (sent === pieces >> 1) most = held() - before
      if (sent === 0) controller.enqueue(head)
      else if (sent <= pieces) controller.enqueue(new Uint8Array(piece))
      else {
        last = held() - before
        most = Math.max(most, last)
        controller.enqueue(end)
        controller.close()
      }
    },
  })
  const headers = {
    Cookie: await w.cookie('hr'),
    'Sec-Fetch-Site': 'same-origin',
    'Content-Type': 'multipart/form-data; boundary=b',
    'Content-Length': String(head.length + pieces * piece.length + end.length),
  }
  const request = new Request(`http://house.cn${path}`, {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit)
  const answer = await w.web.request(request)
  return { status: answer.status, text: await answer.text(), most, last }
}
