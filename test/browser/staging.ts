import { signIns } from '#demo/accounts.ts'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import type { DemoWorld } from '../demo-world.ts'
import { drawnForm } from '../forms.ts'
import { paperPdf } from '../paper-pdf.ts'
import type { Answer, Client } from '../world.ts'

/**
 * What the demo begins without, so that its pages can be looked at: a file of somebody new and one of somebody on file, a list
 * that came as a batch, exports in the register of which one waits, an attached paper, and a doubt that waits for a second person.
 * Answers the pages of the file of somebody on file and of the doubt, which are reached from one other page alone.
 */
export async function stage(demo: DemoWorld): Promise<readonly string[]> {
  const hr = demo.as(signIns.find(({ duty }) => duty === 'hr')?.name ?? '')
  const unit = [...demo.app.directory.units.keys()][2] ?? ''
  const take = async (bytes: Uint8Array, name: string) =>
    sent(await hr.post(paths.imports(), { unit, files: new File([new Uint8Array(bytes)], name) }))
  await take((await hr.bytes(paths.importSample('gaps-and-doubts'))).bytes, '样例.lrmx')

  const [[known = '' as DossierId], drafts] = [await inState(hr, 'archived'), await inState(hr, 'draft')]
  const leaving = { what: 'lrmx', reason: '报上级单位备案' }
  const against = await take((await hr.bytes(paths.dossierExports(known), leaving)).bytes, '在册.lrmx')
  sent(await hr.post(paths.exports(), { ...leaving, all: '1', from: 'state=archived' }))

  const list = '姓名,性别,出生年月,参加工作时间,工号\n缪承志,男,1985.1,2007.07,986\n,男,1981.10,2004.07,987'
  sent(await hr.post(paths.bringings(), { unit, text: list }))
  await demo.app.bringer.rest()

  const paper = new File([await paperPdf({ pages: 2 })], '培训证书.pdf')
  sent(await hr.post(paths.sectionRecords(drafts[0] ?? known, 'training'), { name: '安全培训', paper }))
  return [against, await askAside(hr, drafts)]
}

/** The first doubt of these drafts is asked to be let stand; answers its page. */
async function askAside(hr: Client, drafts: readonly DossierId[]): Promise<string> {
  for (const dossier of drafts) {
    const [, found] =
      /href="(\/dossiers\/[^"]*\/findings\/[^"]*)"/.exec((await hr.get(paths.dossier(dossier))).text) ?? []
    if (!found) continue
    const address = found.replaceAll('&amp;', '&')
    const form = drawnForm((await hr.get(address)).text, address)
    sent(await hr.post(address, { ...form, reason: '组织部门认定的时间，材料在档。' }))
    return address
  }
  throw new Error('No draft has a doubt')
}

const inState = async (hr: Client, state: string): Promise<readonly DossierId[]> =>
  [...(await hr.get(paths.dossiers({ state }))).text.matchAll(/href="\/dossiers\/([0-9a-f-]{36})/g)].map(
    ([, id]) => id as DossierId,
  )

/** Answers where it leads to. */
function sent({ status, text, location }: Answer): string {
  if (status !== 303) throw new Error(`${status}: ${/class="(?:problem|banner)[^>]*>([^<]*)/.exec(text)?.[1] ?? ''}`)
  return location ?? ''
}
