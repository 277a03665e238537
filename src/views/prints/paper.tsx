import type { DossierId } from '#domain/ids.ts'
import type { DrawnPage, PrintNote } from '#domain/prints/job.ts'
import type { Stopped } from '#domain/prints/lacking.ts'
import type { PaperKind } from '#domain/prints/papers/index.ts'
import { formatPartialDate, type Instant, type PartialDate } from '#domain/time.ts'
import { DossierCrumbs } from '#views/dossiers/crumbs.tsx'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PdfFrame } from '#views/kit/pdf-frame.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { PrintStopped } from './lacking.tsx'
import { PaperFields, type PaperProblem, type PaperTyped } from './paper-form.tsx'
import { glyphs, photoState, sizeState } from './preview-notes.ts'

export type PastPrint = { readonly code: string; readonly at: Instant; readonly by: string; readonly pages: number }

type Props = {
  readonly paper: PaperKind
  readonly dossier: DossierId
  readonly name: string
  readonly pages: readonly DrawnPage[]
  readonly notes: readonly PrintNote[]
  readonly stopped?: Stopped | undefined
  readonly ageDate: PartialDate
  /** Whether 任免事项 can be filled in in the dossier now. */
  readonly editable: boolean
  readonly typed: PaperTyped
  readonly problem?: PaperProblem | undefined
  /** Characters in what was typed for this print that no face has. */
  readonly refused?: Stopped | undefined
  readonly past: readonly PastPrint[]
  readonly now: Instant
}

/** A paper of one person: the PDF as it would print, what the pre-flight found, and how to print it. */
export const PaperPage = (props: Props) => {
  const { paper, dossier, name, stopped, typed } = props
  const t = useT()
  const pdf = paths.hrPrintPdf(dossier, paper, typed.edition)
  return (
    <>
      <PageHead
        over={<DossierCrumbs dossier={dossier} name={name} here={t(`paper.${paper}.crumb`)} />}
        title={t(`paper.${paper}.title`, { name })}
        sub={t(`paper.${paper}.sub`)}
        actions={
          !stopped && (
            <>
              {paper === 'appointment' && <OtherEdition {...props} />}
              <LinkButton href={pdf} icon="eye" newTab>
                {t('paper.open')}
              </LinkButton>
            </>
          )
        }
      />
      <Split
        aside={
          <>
            <Check {...props} />
            {!stopped && <Print {...props} />}
            <Past {...props} />
          </>
        }
      >
        {stopped && <PrintStopped stopped={stopped} dossier={dossier} />}
        {!stopped && <PdfFrame src={pdf} title={t('paper.frame', { name })} />}
      </Split>
    </>
  )
}

/** The preview of the other layout. */
const OtherEdition = ({ paper, dossier, typed }: Props) => {
  const t = useT()
  const other = typed.edition === '2025' ? 'older' : '2025'
  return (
    <LinkButton href={paths.hrPrint(dossier, paper, other)}>
      {t('paper.edition.look', { edition: t(`paper.edition.${other}`) })}
    </LinkButton>
  )
}

const Check = ({ paper, pages, notes, stopped, ageDate }: Props) => {
  const t = useT()
  const ready = stopped === undefined
  return (
    <Card
      title={t('preview.check')}
      mark={<Pill tone={ready ? 'jade' : 'seal'}>{t(ready ? 'preview.ready' : 'preview.blocked')}</Pill>}
    >
      <Definitions
        single
        items={[
          ...glyphs(t, notes, stopped?.missing ?? []),
          ...(ready
            ? [
                ...(paper === 'appointment'
                  ? [
                      { label: t('preview.layout'), value: sizeState(t, notes) },
                      { label: t('preview.photo'), value: photoState(t, notes) },
                      { label: t('paper.age-date'), value: formatPartialDate(ageDate) },
                    ]
                  : []),
                {
                  label: t('preview.paper'),
                  value: t(`paper.${paper}.pages`, { sheets: Math.ceil(pages.length / 2), count: pages.length }),
                },
              ]
            : []),
        ]}
      />
    </Card>
  )
}

const Print = ({ paper, dossier, editable, typed, problem, refused }: Props) => {
  const t = useT()
  return (
    <Card
      title={t('paper.print.card')}
      aside={paper === 'appointment' && editable && <a href={paths.section(dossier, 'form')}>{t('paper.form.edit')}</a>}
    >
      {problem?.field === 'people' && (
        <Banner tone="seal" alert>
          {problem.text}
        </Banner>
      )}
      {refused && <PrintStopped stopped={refused} dossier={dossier} />}
      <PostForm action={paths.hrPrint(dossier, paper)} download label={t('paper.print.card')}>
        <PaperFields paper={paper} typed={typed} problem={problem} />
        <Button kind="go" icon="printer">
          {t('paper.print')}
        </Button>
      </PostForm>
    </Card>
  )
}

const Past = ({ past, now }: Props) => {
  const t = useT()
  return (
    <Card title={t('paper.past')}>
      {past.length === 0 ? (
        <p class="hint">{t('paper.past.none')}</p>
      ) : (
        <Lines
          items={past.map(({ code, at, by, pages }) => ({
            text: t('paper.past.line', { moment: moment(at, now), name: by, pages }),
            href: paths.codes(code),
            end: code,
          }))}
        />
      )}
    </Card>
  )
}
