import { holderOf } from '#db/dossiers/identifiers.ts'
import { quiet, visible } from '#domain/access/policy.ts'
import { type Problems, typedValue } from '#domain/dossiers/form.ts'
import { stampOf } from '#domain/dossiers/revision.ts'
import { type DossierRecord, type Fields, groupsOf, type Section } from '#domain/dossiers/section.ts'
import { conduct } from '#domain/dossiers/sections/conduct.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId, MaterialId } from '#domain/ids.ts'
import { punishmentOf } from '#domain/parsing/punishments.ts'
import { conductLines, rewardOf } from '#domain/parsing/rewards.ts'
import { asksNobody, rowOf, tableOf } from '#domain/proposals/asking.ts'
import { mostBasis } from '#domain/proposals/proposal.ts'
import { type Reading, readDossier } from '#gate/dossiers/reader.ts'
import { readCatalogue } from '#gate/materials/reader.ts'
import { idParam } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { WebContext } from '#routes/web/web.ts'
import { pageWithout } from '#views/dossiers/own-page.ts'
import { type Drawn, RecordPage } from '#views/dossiers/record.tsx'
import type { MessageKey } from '#views/i18n/index.ts'
import { choicesFor, nameShown, namesOf } from './context.ts'
import { hand, sectionParam } from './record-at-hand.ts'
import { drawn, type Refused } from './record-drawn.ts'

/** The page of one record: a new one, the one that the address names, or the refused form with what was typed. */
export async function recordPage(c: WebContext, refused?: Refused) {
  const section = sectionParam(c)
  const wanted = recordAsked(c, refused)
  const { reading, inHand, mayEdit, mayPropose, proposed } = await hand(c, section, wanted)
  if (!mayEdit && !mayPropose) throw new Forbidden()
  if (wanted && !inHand && !proposed && !refused) throw new NotFound()
  const [t, name] = [c.var.t, nameShown(c, reading)]
  const now = stampOf(reading.changes, inHand?.id, { section: section.key, nothing: reading.nothing })
  const form = await drawn(c, { section, inHand, now }, refused)
  const begunWith = inHand || refused ? undefined : await lineAsked(c, section)
  const record = inHand ?? proposed
  const filing = await paperAsked(c, mayPropose, refused)
  return page(
    c,
    t(inHand ? 'form.edit-title' : 'form.add-title', { name, section: t(`section.${section.key}` as MessageKey) }),
    <RecordPage
      dossier={reading.subject.dossier}
      name={name}
      section={section}
      record={record}
      choices={await choicesFor(c, reading, inHand)}
      problems={problemsOf(refused)}
      holder={isTaken(refused) && (await holderShown(c, refused))}
      refusal={refused?.refusal}
      open={reading.subject.state === 'draft' && mayEdit}
      proposing={
        mayPropose
          ? {
              ...proposingOf(refused, proposed, !inHand, filing),
              routine: isRoutineHere(c, section, !inHand),
            }
          : undefined
      }
      filing={filing}
      names={namesOf(c)}
      from={c.req.query('from')}
      page={pageAsked(c)}
      pageWithout={pageAfterwards(c, reading, section)}
      lacks={c.var.app.printRoom.coverage.lacks}
      drawn={refused ? form : begunOn(form, proposed?.fields ?? begunWith?.fields)}
      line={begunWith?.line ?? lineOf(refused)}
    />,
    { status: refused ? statusOf(refused) : 200 },
  )
}

/** Of a draft a record is gone at once, and with it perhaps the last page. */
const pageAfterwards = (c: WebContext, { subject, contents }: Reading, { key }: Section): number | undefined =>
  subject.state === 'draft' ? pageWithout(pageAsked(c), contents[key]?.length ?? 0) : pageAsked(c)

/** Of the section's own page, where the form was opened there. */
export const pageAsked = ({ req }: WebContext): number | undefined =>
  /^[1-9]\d{0,3}$/.test(req.query('page') ?? '') ? Number(req.query('page')) : undefined

const recordAsked = (c: WebContext, refused: Refused | undefined): string =>
  refused?.form?.text('record') || c.req.query('record') || c.req.param('record') || ''

/** The line of 待核奖惩 that a refused form had come with. */
const lineOf = (refused: Refused | undefined): string | undefined => refused?.form?.text('line') || undefined

const isTaken = (refused: Refused | undefined): refused is Refused => refused?.refusal === 'dossier.id-number-taken'

const problemsOf = (refused: Refused | undefined): Problems => ({
  ...refused?.problems,
  ...(isTaken(refused) && { number: 'taken' }),
})

type Proposed = DossierRecord & { readonly basis: string }

/** What a change of an archived dossier rests on: as typed, or as it was drawn before. */
const proposingOf = (
  refused: Refused | undefined,
  proposed: Proposed | undefined,
  isNew: boolean,
  filing: { readonly title: string } | undefined,
) => ({
  basis: refused?.form?.text('basis') ?? proposed?.basis ?? (filing ? filing.title.slice(0, mostBasis) : ''),
  isNew,
})

/** Whether such a change applies at once, whatever it says: nobody is asked about it. */
const isRoutineHere = ({ var: { app } }: WebContext, { key }: Section, isNew: boolean): boolean => {
  const { added, corrected } = rowOf(tableOf(app.directory.settings.asking), key)
  return asksNobody(isNew ? added : corrected)
}

/** The examined paper that is filed with what it proves, as the address names it; none for whoever does not keep it. */
async function paperAsked(c: WebContext, mayPropose: boolean, refused: Refused | undefined) {
  if (!mayPropose) return undefined
  const id = (refused?.form?.text('material') || c.req.query('material') || '') as MaterialId | ''
  const reading = id && (await readCatalogue(c.var.app, c.var.actor, idParam<DossierId>(c)))
  const paper =
    reading && (reading.keeps ? reading.materials : []).find((one) => one.id === id && one.kind === 'examined')
  return paper ? { material: paper.id, version: paper.version, title: paper.entry.title } : undefined
}

/** The form with these values in it, where it begins with any. */
const begunOn = (form: Drawn, fields: Fields | undefined): Drawn =>
  fields ? { ...form, typed: (key) => typedValue(fields[key]) } : form

/** The line of 待核奖惩 that the address names, taken apart as the section takes it; none for whoever may not read it. */
async function lineAsked(c: WebContext, { key }: Section) {
  const take = beginnings[key]
  const at = Number(c.req.query('line'))
  if (!take || !(at >= 1)) return undefined
  const asking = { act: 'dossier.read', only: groupsOf(conduct) } as const
  const reading = await readDossier(c.var.app, c.var.actor, idParam<DossierId>(c), asking)
  const line = conductLines(String(reading?.contents['conduct']?.[0]?.fields['text'] ?? ''))[at - 1]
  return line === undefined ? undefined : { line, fields: take(line) }
}

const beginnings: Readonly<Record<string, (line: string) => Fields>> = {
  rewards: (line) => rewardOf(line).fields,
  punishments: punishmentOf,
}

/** Whose the ID number is, for whoever may see that dossier; nobody else learns more than that it is somebody's. */
async function holderShown({ var: { app, actor } }: WebContext, { mine }: Refused) {
  const id = await holderOf(app, String(mine?.['number'] ?? ''))
  const subject = id && app.roster.subject(id)
  return subject && visible(actor, subject, quiet) ? subject.dossier : 'unseen'
}

/** What changed under the form is a conflict; anything else can be corrected. */
const statusOf = ({ refusal = '' }: Refused) => (meanwhile.includes(refusal) ? 409 : 422)

const meanwhile = [
  'proposal.held',
  'dossier.changed',
  'dossier.record-missing',
  'dossier.nothing-declared',
  'dossier.filled',
  'material.changed',
]
