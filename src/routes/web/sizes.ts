import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { type FormSize, limits } from '#domain/limits.ts'
import { paths } from '#views/paths.ts'
import { anyOf } from './any-of.ts'

/** How much a form may hold that is sent to an address: what its page says, what the browser checks, what is read. */
export function sizeOf(address: string): FormSize {
  const [path = ''] = address.split('?')
  const section = /\/sections\/([^/]+)\/records$/.exec(path)?.[1]
  if (section !== undefined) return sizeOfRecord(section)
  if (path === paths.imports()) return { text: limits.form, body: limits.batchBytes + limits.form }
  if (path === paths.bringings()) return { text: limits.grid, body: limits.batchBytes + limits.grid }
  if (path === paths.crossImport()) return withFile(limits.crossFile)
  if (grids.test(path)) return { text: limits.grid, body: limits.grid + limits.form }
  if (lists.test(path)) return withFile(limits.listFile)
  if (/^\/statistics\/templates(\/[^/]+\/file)?$/.test(path)) return withFile(limits.templateFile)
  if (papers.test(path)) return withFile(limits.attachedPaper)
  return words
}

function sizeOfRecord(section: string): FormSize {
  const fields = sectionOf(section)?.fields ?? []
  if (fields.some(({ kind }) => kind === 'file')) return withFile(limits.attachedPaper)
  if (fields.some(({ kind }) => kind === 'image'))
    return { text: limits.form, file: limits.picture, body: limits.photo }
  return words
}

const words: FormSize = { text: limits.form, body: limits.form }

/** A larger file is read as far as a scan may go, and thrown away: so its refusal stands at its field. */
const withFile = (file: number): FormSize => ({ text: limits.form, file, body: limits.scan + limits.form })

/** Tables that are typed and pasted into. */
const grids = anyOf([
  /\/grid$/,
  /\/materials\/entry$/,
  /^\/opening\/[^/]+$/,
  /^\/pay\/months\/[^/]+(\/columns)?$/,
  /^\/pay\/scales$/,
  /^\/organisation\/table$/,
])

/** Where a workbook is read. */
const lists = anyOf([
  /^\/system\/numbers$/,
  /^\/materials\/workbook$/,
  /^\/pay\/months\/[^/]+\/workbook$/,
  /^\/organisation\/table\/workbook$/,
])

/** Forms with a paper beside what is typed. */
const papers = anyOf([
  /^\/arrivals\/[^/]+\/scan$/,
  /^\/dossiers\/[^/]+\/(materials\/[^/]+\/paper|transfer\/receipt|drawing\/[^/]+)$/,
  /^\/cases\/[^/]+\/(task|signature|comments)$/,
  /^\/archive\/sheets\/[^/]+\/signature$/,
  /^\/batches\/[^/]+\/meeting$/,
  /^\/follow-ups\/[^/]+\/record$/,
  /^\/readings\/[^/]+\/desk$/,
])
