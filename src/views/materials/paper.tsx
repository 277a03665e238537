import type { AccountId, DossierId } from '#domain/ids.ts'
import { inMegabytes, limits } from '#domain/limits.ts'
import { type Material, standingOf } from '#domain/materials/material.ts'
import type { CellProblems, Cells } from '#domain/materials/typed.ts'
import type { Day } from '#domain/time.ts'
import { DossierCrumbs } from '#views/dossiers/crumbs.tsx'
import { moment, partial } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { FileInput } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { Timeline } from '#views/kit/timeline.tsx'
import { paths } from '#views/paths.ts'
import { Examining, Keeping } from './paper-steps.tsx'
import { StatePill } from './state.tsx'
import { titled, useFormText } from './words.tsx'

export type PaperProps = {
  readonly dossier: DossierId
  readonly name: string
  /** As it stands, and every line of its life that this viewer may see. */
  readonly material: Material
  readonly life: readonly Material[]
  /** Its number in the catalogue, or the one that it would have. */
  readonly number: string
  readonly keeps: boolean
  /** The sections of which its filing may propose a value. */
  readonly proves: readonly string[]
  readonly today: Day
  readonly authors: (id: AccountId) => string
  readonly refused?: Refused | undefined
}

/** What was typed and refused, and for which step. */
export type Refused = {
  readonly step: 'entry' | 'reason' | 'file'
  readonly code?: string
  readonly typed?: Cells
  readonly problems?: CellProblems
  readonly reason?: string
}

/** One paper: what it is, what happened to it, and what may be done with it next. */
export const PaperPage = (props: PaperProps) => {
  const { dossier, name, material, number, keeps, today, refused } = props
  const t = useT()
  const standing = standingOf(material.kind)
  return (
    <>
      <PageHead
        over={
          <DossierCrumbs dossier={dossier} name={name} here={t('materials.title')} back={paths.materials(dossier)} />
        }
        title={material.entry.title}
        marks={<StatePill material={material} today={today} />}
        sub={standing === 'filed' ? number : undefined}
      />
      {refused?.code && refused.step === 'entry' && <Refusal code={refused.code} />}
      <Split
        aside={
          <>
            <Life {...props} />
            {standing !== 'gone' && <Original {...props} />}
          </>
        }
      >
        <Facts {...props} />
        {keeps && standing === 'loose' && <Examining {...props} />}
        {keeps && standing === 'filed' && <Keeping {...props} />}
      </Split>
    </>
  )
}

const Refusal = ({ code }: { code: string }) => {
  const t = useT()
  return (
    <Banner tone="seal" alert>
      {t(`refusal.${code}` as MessageKey)}
    </Banner>
  )
}

const Facts = ({ material: { entry } }: PaperProps) => {
  const [t, formText] = [useT(), useFormText()]
  return (
    <Card title={t('materials.paper.facts')}>
      <Definitions
        items={[
          { label: t('materials.column.class'), value: `${entry.class} ${t(`materials.class.${entry.class}`)}` },
          { label: t('materials.column.date'), value: partial(entry.date) },
          { label: t('materials.column.copies'), value: entry.copies },
          { label: t('materials.column.pages'), value: entry.pages },
          { label: t('materials.column.kind'), value: formText(entry) },
          { label: t('materials.column.remark'), value: entry.remark },
          ...(entry.matter ? [{ label: t('materials.column.matter'), value: entry.matter }] : []),
          ...(entry.from ? [{ label: t('materials.column.from'), value: entry.from }] : []),
          ...(entry.receivedOn ? [{ label: t('materials.column.received'), value: entry.receivedOn }] : []),
        ]}
      />
    </Card>
  )
}

const Original = ({ dossier, material, keeps, refused }: PaperProps) => {
  const t = useT()
  const problemOf = (code: string) =>
    t((code.startsWith('material.') ? `refusal.${code}` : `field.${code}`) as MessageKey)
  const { paper } = material.entry
  if (!paper && !keeps) return null
  return (
    <Card title={t('materials.paper.original')}>
      {paper ? (
        <LinkButton icon="eye" href={paths.paper(dossier, paper.blob)}>
          {t('materials.paper.see')}
        </LinkButton>
      ) : (
        <p class="hint">{t('materials.paper.none')}</p>
      )}
      {keeps && (
        <PostForm action={paths.materialPaper(dossier, material.id)} multipart label={t('materials.paper.attach')}>
          <input type="hidden" name="version" value={material.version} />
          <FileInput
            name="file"
            label={t(paper ? 'materials.paper.attach-again' : 'materials.paper.attach-file')}
            accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff"
            help={t('materials.paper.attach-help', { size: inMegabytes(limits.attachedPaper) })}
            problem={refused?.step === 'file' && refused.code ? problemOf(refused.code) : undefined}
          />
          <Button>{t('materials.paper.attach')}</Button>
        </PostForm>
      )}
    </Card>
  )
}

const Life = ({ life, authors }: PaperProps) => {
  const t = useT()
  return (
    <Card title={t('materials.paper.life')}>
      <Timeline
        items={life.map(({ kind, at, by, entry, reason }) => ({
          state: kind === 'returned' || kind === 'removed' ? ('stopped' as const) : ('done' as const),
          title: `${t(`materials.kind.${kind}`)} · ${entry.class}`,
          detail: (
            <>
              {moment(at)} · {authors(by)}
              <br />
              {titled(entry)}
            </>
          ),
          ...(reason && { quote: reason }),
        }))}
      />
    </Card>
  )
}
