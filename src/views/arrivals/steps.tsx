import { qualities } from '#domain/arrivals/arrival.ts'
import { mostGap } from '#domain/arrivals/form.ts'
import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { FieldGrid, Input, Select, TextArea } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { ArrivalPageProps } from './one.tsx'
import { useProblem } from './slip-fields.tsx'

/** The dossier that paper is tied to. */
export type Tied = {
  readonly name: string
  readonly href?: string | undefined
  readonly isDraft: boolean
  readonly box?: string | undefined
}

/** 核对 by a second person: a form for them, a hint for whoever counted first. */
export const Check = ({ arrival, mayCheck, alone, refused }: ArrivalPageProps) => {
  const [t, problem] = [useT(), useProblem(refused)]
  return (
    <Card title={t('arrivals.check')}>
      {!mayCheck && <p class="hint">{alone ? <AskedInstead people={alone} /> : t('arrivals.check.other')}</p>}
      {mayCheck && (
        <PostForm action={paths.arrivalStep(arrival.id, 'check')} label={t('arrivals.check')}>
          <p class="hint">{t('arrivals.check.hint')}</p>
          <input type="hidden" name="version" value={arrival.version} />
          <FieldGrid>
            <Select
              name="quality"
              label={t('arrivals.quality')}
              value={refused?.typed('quality')}
              empty={t('arrivals.quality.choose')}
              options={qualities.map((quality) => ({ value: quality, label: t(`arrivals.quality.${quality}`) }))}
              problem={problem('quality')}
              required
            />
            <TextArea
              name="note"
              label={t('arrivals.note')}
              value={refused?.typed('note')}
              help={t('arrivals.note.help')}
              problem={problem('note')}
              max={mostGap}
            />
          </FieldGrid>
          <div class="form-foot">
            <Button kind="go">{t('arrivals.check.go')}</Button>
          </div>
        </PostForm>
      )}
    </Card>
  )
}

/** Who is asked since the desk has nobody else, or that there is nobody at all. */
export const AskedInstead = ({ people }: { people: readonly string[] }) => {
  const t = useT()
  if (people.length === 0) return <>{t('arrivals.alone.nobody')}</>
  return <>{t('arrivals.alone', { names: people.join(t('kit.comma')) })}</>
}

/** Which dossier came: one that is there, or the beginning of one. */
export const Tie = ({ arrival, candidates, mayBegin, refused, tied }: ArrivalPageProps) => {
  const t = useT()
  return (
    <Card title={t('arrivals.tie')}>
      <PostForm action={paths.arrivalStep(arrival.id, 'dossier')} label={t('arrivals.tie')}>
        <p class="hint">{t('arrivals.tie.hint')}</p>
        <FieldGrid>
          {candidates.length > 0 && (
            <Select
              name="dossier"
              label={t('arrivals.tie.which')}
              value={refused?.typed('dossier') ?? arrival.dossier}
              empty={t('arrivals.tie.choose')}
              options={candidates.map(({ id, label }) => ({ value: id, label }))}
            />
          )}
          <Input
            name="filed"
            label={t('arrivals.tie.number')}
            value={refused?.typed('filed')}
            help={candidates.length > 0 ? t('arrivals.tie.number.help') : undefined}
            max={40}
          />
        </FieldGrid>
        <div class="form-foot">
          <Button kind={tied ? 'plain' : 'go'}>{t('arrivals.tie.go')}</Button>
          {mayBegin && !tied && <LinkButton href={paths.newDossier(arrival.id)}>{t('arrivals.tie.begin')}</LinkButton>}
        </div>
      </PostForm>
    </Card>
  )
}

/** 回执, once it is compared and tied. */
export const Answer = ({ arrival, refused, today }: ArrivalPageProps) => {
  const [t, problem] = [useT(), useProblem(refused)]
  const isReady = arrival.check && arrival.dossier
  return (
    <Card title={t('arrivals.receipt')}>
      {!isReady && <p class="hint">{t('arrivals.receipt.first')}</p>}
      {isReady && (
        <>
          <p class="hint">{t('arrivals.receipt.hint')}</p>
          <PostForm action={paths.arrivalStep(arrival.id, 'slip')} download>
            <Button icon="printer">{t('arrivals.receipt.print')}</Button>
          </PostForm>
          <PostForm action={paths.arrivalStep(arrival.id, 'receipt')} label={t('arrivals.receipt')}>
            <Input
              type="date"
              name="answeredOn"
              label={t('arrivals.answeredOn')}
              value={refused?.typed('answeredOn') || today}
              problem={problem('answeredOn')}
              required
            />
            <div class="form-foot">
              <Button kind="go">{t('arrivals.receipt.go')}</Button>
            </div>
          </PostForm>
        </>
      )}
    </Card>
  )
}

/** What the receipt asked for and has come since. */
export const Make = ({ arrival, refused, today }: ArrivalPageProps) => {
  const [t, problem] = [useT(), useProblem(refused)]
  return (
    <Card title={t('arrivals.make')}>
      <PostForm action={paths.arrivalStep(arrival.id, 'missing')} label={t('arrivals.make')}>
        <p class="hint">{t('arrivals.make.hint', { gap: arrival.slip.gap })}</p>
        <FieldGrid>
          <Input
            type="date"
            name="madeOn"
            label={t('arrivals.madeOn')}
            value={refused?.typed('madeOn') || today}
            problem={problem('madeOn')}
            required
          />
          <TextArea
            name="words"
            label={t('arrivals.words')}
            value={refused?.typed('words')}
            problem={problem('words')}
            max={mostGap}
            required
          />
        </FieldGrid>
        <div class="form-foot">
          <Button>{t('arrivals.make.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}
