import { Hono } from 'hono'
import { confirmScan, type FileRefusal, pageToFile } from '#actions/custody/filing.ts'
import { readScan } from '#domain/custody/scan.ts'
import type { FilingId } from '#domain/ids.ts'
import { readForm } from '#routes/web/forms.ts'
import { seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { mustKeepPaper } from './context.ts'
import { filing } from './filing.tsx'
import { archive } from './queue.tsx'
import { problemOf, type ScanState, scanningAt } from './scanning.ts'

export const scanRoutes = new Hono<Web>()

/** One field for both steps: without a page the code is that of a page, with one it is that of its box. */
scanRoutes.post('/archive/scans', async (c) => {
  const { app, actor } = c.var
  mustKeepPaper(actor)
  const form = await readForm(c)
  const [typed, before, from] = [form.text('code'), form.text('page'), filingNamed(form.text('filing'))]
  const scan = readScan(typed)
  const back = (at: { page?: string } = {}) => (from ? paths.filing(from, at) : paths.archive(at))
  if (before === '' || scan.is === 'page') {
    const found = await pageToFile(app, actor, typed)
    return found.ok
      ? seeOther(c, back({ page: found.value.page.code }))
      : refusedScan(c, found.refusal, { typed, before, from })
  }
  const confirmed = await confirmScan(app, actor, { page: before, box: typed }, form.command)
  if (!confirmed.ok) return refusedScan(c, confirmed.refusal, { typed, before, from })
  return seeOther(c, back(), confirmed.value)
})

/** The filing that a scan belongs to, as its hidden field names it; anything else leads back to the queue. */
const filingNamed = (text: string): FilingId | undefined =>
  /^[0-9a-f-]{36}$/.test(text) ? (text as FilingId) : undefined

/** The page with the scanner again, what was typed still in it; a wrong box names the right one and stands among the scans. */
async function refusedScan(
  c: WebContext,
  refusal: FileRefusal,
  { typed, before, from }: { typed: string; before: string; from: FilingId | undefined },
) {
  const { scanned } = before === '' ? {} : await scanningAt(c, before)
  const scan = readScan(typed)
  const wrong = refusal === 'scan.wrong-box' && scanned && scan.is === 'place'
  const state: ScanState = {
    typed,
    problem: problemOf(c, refusal, scanned?.box),
    ...(scanned && { scanned }),
    ...(wrong && { misplaced: { scanned: scan.code, right: scanned.box } }),
  }
  return from ? filing(c, state, { id: from, refused: true }) : archive(c, state, 422)
}
