import type { Child } from 'hono/jsx'
import { letterHeads } from '#domain/letters/letter.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Input, Select, TextArea } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PdfFrame } from '#views/kit/pdf-frame.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'

/** What of a letter can be said where it is printed. */
export const letterKeys = ['issuer', 'to', 'meeting', 'day', 'copies', 'printedBy', 'head'] as const
export type LetterKey = (typeof letterKeys)[number]

type Props = {
  /** What it is about, and the page of that. */
  readonly over: { readonly label: string; readonly href: string }
  readonly title: string
  /** What else is to be known. */
  readonly hint?: string | undefined
  /** Where the page stands, its picture, and where it is printed: each with what was asked. */
  readonly action: string
  readonly pdf: string
  readonly print: string
  readonly said: Readonly<Record<LetterKey, string>>
  readonly wrong: Partial<Readonly<Record<LetterKey, string>>>
  /** Whether to whom it goes is said as in the last letter. */
  readonly isLast: boolean
  /** How many letters it is, and how many of them have no number yet. */
  readonly letters: number
  readonly drafts: number
  /** Why nothing is printed. */
  readonly problem?: Child
}

/** 任免通知: as it will print, what of it can be said here, and how to print it. */
export const LetterPage = (props: Props) => {
  const { over, title, hint, action, pdf, print, said, wrong, isLast, letters, drafts, problem } = props
  const t = useT()
  const stands = problem === undefined && Object.keys(wrong).length === 0 && letters > 0
  return (
    <>
      <PageHead
        over={<Crumbs items={[over, { label: t('letter.title') }]} />}
        title={title}
        sub={[t(drafts > 0 ? 'letter.sub.draft' : 'letter.sub'), hint].filter(Boolean).join(' · ')}
        actions={
          stands && (
            <LinkButton href={pdf} icon="eye" newTab>
              {t('paper.open')}
            </LinkButton>
          )
        }
      />
      {problem && <Banner alert>{problem}</Banner>}
      <Split
        aside={
          <>
            {stands && (
              <Card title={t('paper.print.card')}>
                <PostForm action={print} download label={t('paper.print.card')}>
                  <p class="hint">{t('letter.hint', { count: letters })}</p>
                  <Button kind="go" icon="printer">
                    {t('paper.print')}
                  </Button>
                </PostForm>
              </Card>
            )}
            <Card title={t('letter.said')}>
              <form method="get" action={action} novalidate>
                {isLast && <p class="hint">{t('letter.as-last')}</p>}
                <Said said={said} wrong={wrong} />
                <Button>{t('letter.look')}</Button>
              </form>
            </Card>
          </>
        }
      >
        {stands && <PdfFrame src={pdf} title={title} />}
      </Split>
    </>
  )
}

const Said = ({ said, wrong }: Pick<Props, 'said' | 'wrong'>) => {
  const t = useT()
  const about = (key: LetterKey) => ({
    name: key,
    label: t(`letter.${key}`),
    value: said[key],
    problem: wrong[key],
    max: longest[key],
  })
  return (
    <>
      <Input {...about('issuer')} required />
      <Input {...about('to')} required />
      <Input {...about('meeting')} list={['党委会', '总经理办公会']} help={t('letter.meeting.help')} />
      <Input {...about('day')} help={t('letter.day.help')} />
      <TextArea {...about('copies')} rows={2} help={t('letter.copies.help')} />
      <Input {...about('printedBy')} />
      <Select
        {...about('head')}
        options={letterHeads.map((head) => ({ value: head, label: t(`letter.head.${head}`) }))}
      />
    </>
  )
}

/** In characters. */
export const longest: Readonly<Record<LetterKey, number>> = {
  issuer: 60,
  to: 200,
  meeting: 60,
  day: 20,
  copies: 400,
  printedBy: 60,
  head: 20,
}
