import iconv from 'iconv-lite'
import { lrmOf } from './lrm.ts'
import { lrmxOf } from './lrmx.ts'
import { fileOf, outgoingOf, type PersonFiles, type PersonJob, pictureIn } from './person-job.ts'

/** Writes the file of one person in an exchange format; of .lrm the photo lies beside it, as its readers expect. */
export function writeExchange(job: PersonJob): PersonFiles {
  const { root } = outgoingOf(job)
  if (job.format === 'lrmx') return { ok: true, files: [{ extension: 'lrmx', bytes: Buffer.from(lrmxOf(root)) }] }
  const file = fileOf(root)
  const written = inGbk(lrmOf(file))
  if (!written.ok) return written
  const picture = pictureIn(file, job.photo)
  const beside = picture ? [{ extension: 'pic', bytes: picture }] : []
  return { ok: true, files: [{ extension: 'lrm', bytes: written.bytes }, ...beside] }
}

/** .lrm knows GBK as Windows has it and nothing else: another character would become a question mark in somebody's name. */
function inGbk(text: string) {
  const bytes = iconv.encode(text, 'cp936')
  const back = iconv.decode(bytes, 'cp936')
  if (back === text) return { ok: true, bytes } as const
  const missing = [...new Set(text)].filter((sign) => iconv.decode(iconv.encode(sign, 'cp936'), 'cp936') !== sign)
  return { ok: false, missing } as const
}
