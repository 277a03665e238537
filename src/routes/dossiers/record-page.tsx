import { holderOf } from '#db/dossiers/dossiers.ts'
import { decide, quiet, visible } from '#domain/access/policy.ts'
import { drawsIn, kindDrawnBy } from '#domain/cases/kinds/drawing.ts'
import { differences } from '#domain/dossiers/diff.ts'
import { type Problems, typedValue } from '#domain/dossiers/form.ts'
import { merge } from '#domain/dossiers/merge.ts'
import { fieldsAt, stampOf } from '#domain/dossiers/revision.ts'
import { type DossierRecord, type Fields, groupsOf, type Section } from '#domain/dossiers/section.ts'
import { conduct } from '#domain/dossiers/sections/conduct.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId, MaterialId, RecordId } from '#domain/ids.ts'
import { punishmentOf } from '#domain/parsing/punishments.ts'
import { conductLines, rewardOf } from '#domain/parsing/rewards.ts'
import { mostBasis } from '#domain/proposals/proposal.ts'
import { type Reading, readDossier, readHistory } from '#gate/dossiers/reader.ts'
import { readCatalogue } from '#gate/materials/reader.ts'
import { inHand as proposalInHand, readProposal } from '#gate/proposals/reader.ts'
import type { Form } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { WebContext } from '#routes/web/web.ts'
import type { Asked } from '#views/dossiers/clashes.tsx'
import { type Drawn, RecordPage } from '#views/dossiers/record.tsx'
import type { MessageKey } from '#views/i18n/index.ts'
import { choicesFor, nameShown, namesOf } from './context.ts'
import { askedIn, choiceIn } from './record-form.ts'

export type Refused = {
  readonly form?: Form
  readonly problems: Problems
  readonly refusal?: string
  /** What the form says, where it could be read. */
  readonly mine?: Fields
  /** What the page was drawn from, where nothing was typed. */
  readonly before?: string
}

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
      proposing={mayPropose ? proposingOf(refused, proposed, !inHand, filing) : undefined}
      filing={filing}
      names={namesOf(c)}
      from={c.req.query('from')}
      lacks={c.var.app.printRoom.coverage.lacks}
      drawn={refused ? form : begunOn(form, proposed?.fields ?? begunWith?.fields)}
      line={begunWith?.line ?? lineOf(refused)}
    />,
    { status: refused ? statusOf(refused) : 200 },
  )
}

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
  const subject = id && app.roster.entry(id)?.subject
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

type Drawing = {
  readonly section: Section
  readonly inHand: DossierRecord | undefined
  /** The stamp of the record as it is now. */
  readonly now: string
}

/** What stands in the fields, what it rests on, and what is to be asked because somebody else saved meanwhile. */
function drawn(c: WebContext, of: Drawing, refused: Refused | undefined): Promise<Drawn> | Drawn {
  const { form, mine, refusal, before } = refused ?? {}
  if (form && mine && of.inHand && refusal === 'dossier.changed') return asking(c, of, form, mine)
  if (form) return asTyped(c, of, form, refusal)
  return asStored(c, of, refusal === 'dossier.changed' ? before : undefined)
}

/** Both changed the same fields: each is asked about, and everything else stands as both left it. */
async function asking(c: WebContext, { section, inHand, now }: Drawing, form: Form, mine: Fields): Promise<Drawn> {
  const before = form.text('stamp')
  const sides = { base: await baseOf(c, section, inHand, before), theirs: inHand?.fields ?? {}, mine }
  const { fields, taken, clashes } = merge(section, sides)
  const asked = clashes.map((clash): Asked => ({ ...clash, typed: form.text(clash.field.key) }))
  const isAsked = (key: string) => asked.some(({ field }) => field.key === key)
  const typed = (key: string) => (isAsked(key) ? form.text(key) : typedValue(fields[key]))
  return { typed, stamp: now, before, asked, taken }
}

/** The form as it was sent; what it had asked about is asked again, with the answers that were given. */
async function asTyped(c: WebContext, of: Drawing, form: Form, refusal: string | undefined): Promise<Drawn> {
  const { section, inHand, now } = of
  const [fields, before] = [askedIn(section, form), form.text('before')]
  const base = fields.length > 0 ? await baseOf(c, section, inHand, before) : {}
  const asked = fields.map((field): Asked => {
    const { key } = field
    return { field, base: base[key], theirs: inHand?.fields[key], typed: form.text(key), choice: choiceIn(form, key) }
  })
  const wasTold = refusal === 'dossier.nothing-declared' || refusal === 'dossier.record-missing'
  return { typed: form.text, stamp: wasTold ? now : form.text('stamp'), before, asked, taken: [] }
}

/** The record as it is; where a page drawn earlier was refused, with what has changed since. */
async function asStored(c: WebContext, { section, inHand, now }: Drawing, before: string | undefined): Promise<Drawn> {
  const theirs = inHand?.fields ?? {}
  const base = before === undefined ? theirs : await baseOf(c, section, inHand, before)
  const changed = differences(section, base, theirs)
  return { typed: (key) => typedValue(theirs[key]), stamp: now, before: '', asked: [], taken: [], changed }
}

/** The record as it was when the form was drawn, through the gate like everything that is shown. */
async function baseOf(c: WebContext, section: Section, inHand: DossierRecord | undefined, stamp: string) {
  const history =
    inHand && (await readHistory(c.var.app, c.var.actor, idParam<DossierId>(c), { only: groupsOf(section) }))
  return history ? fieldsAt(history.revisions, inHand.id, stamp) : {}
}

/** The dossier as far as this section goes, the record in hand, and whether the actor could edit it were it a draft. */
export async function hand(c: WebContext, section: Section, record: string) {
  const { app, actor } = c.var
  const only = [...new Set([...groupsOf(section), 'who' as const])]
  const reading = await readDossier(app, actor, idParam<DossierId>(c), { act: 'dossier.read', only })
  if (!reading) throw new NotFound()
  const draft = { ...reading.subject, state: 'draft' as const }
  const records = reading.contents[section.key] ?? []
  return {
    reading,
    inHand: section.single ? records[0] : records.find(({ id }) => id === record),
    mayEdit: groupsOf(section).every((group) => decide(actor, 'edit', draft, group, reading.circumstances).allow),
    ...(await proposedHand(c, reading, section, record)),
  }
}

/** Of an archived dossier: whether a change may be proposed, and the record as it is proposed already. */
async function proposedHand({ var: { app, actor } }: WebContext, reading: Reading, section: Section, record: string) {
  const { subject, circumstances } = reading
  const kind = kindDrawnBy(actor)
  const mayPropose =
    kind !== undefined &&
    drawsIn(kind, section) &&
    groupsOf(section).every((group) => decide(actor, 'propose', subject, group, circumstances).allow)
  const proposal = mayPropose
    ? await proposalInHand(app, actor, subject.dossier, undefined, { record: (record || undefined) as RecordId })
    : undefined
  const proposed = proposal && (await readProposal(app, actor, proposal))
  const one = proposed?.records.find((one) => one.section === section.key && (section.single || one.record === record))
  return { mayPropose, proposed: one && { id: one.record, fields: one.fields, basis: one.basis } }
}

export function sectionParam(c: WebContext): Section {
  const section = sectionOf(c.req.param('section') ?? '')
  if (!section) throw new NotFound()
  return section
}
