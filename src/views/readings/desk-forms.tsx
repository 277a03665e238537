import { inMegabytes, limits } from '#domain/limits.ts'
import { mostVisitText, type Visit, type VisitField } from '#domain/readings/visit.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { FieldGrid, FileInput, Input } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { DeskProps, Refused } from './desk.tsx'

const useProblem = (refused: Refused | undefined) => {
  const t = useT()
  return (field: VisitField) => {
    const problem = refused?.problems?.[field]
    return problem && t(`readings.problem.${problem}`)
  }
}

/** What is asked of own people, and of people from outside. */
const asked = {
  house: ['readers', 'unit', 'identity'],
  outside: ['readers', 'unit', 'letter', 'identity'],
} as const

/** The form by which a dossier is handed out at the desk. */
export const Give = ({ id, of, readers, unit, refused }: DeskProps) => {
  const mine = refused?.visit === undefined ? refused : undefined
  const [t, problem] = [useT(), useProblem(mine)]
  const begun: Readonly<Record<string, string>> = { readers, unit }
  const value = (name: string) => mine?.typed(name) ?? begun[name] ?? ''
  return (
    <Card title={t('readings.given')}>
      <PostForm action={paths.readingDesk(id)} multipart label={t('readings.given')}>
        <p class="hint">{t(`readings.given.hint.${of}`)}</p>
        <FieldGrid>
          {asked[of].map((name) => (
            <Input
              name={name}
              label={t(`readings.visit.${name}`)}
              value={value(name)}
              help={name === 'identity' ? t('readings.visit.identity.hint') : undefined}
              problem={problem(name)}
              max={mostVisitText}
              required
            />
          ))}
        </FieldGrid>
        {of === 'outside' && (
          <FileInput
            name="file"
            label={t('readings.visit.letter-file')}
            accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff"
            help={t('materials.paper.attach-help', { size: inMegabytes(limits.attachedPaper) })}
            problem={mine?.paper}
          />
        )}
        <div class="form-foot">
          <Button kind="go">{t('readings.visit.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

/** The form for what was read and copied when it is back. */
export const Return = ({ visit, refused, clerk, now }: DeskProps & { visit: Visit }) => {
  const mine = refused?.visit === visit.id ? refused : undefined
  const [t, problem] = [useT(), useProblem(mine)]
  const value = (name: string) => mine?.typed(name) ?? ''
  return (
    <Card title={t('readings.back')} mark={<span class="hint">{visit.given.readers}</span>}>
      <p class="hint">{t('readings.visit.since', { at: moment(visit.given.at, now), by: clerk(visit.given.by) })}</p>
      <PostForm action={paths.readingReturn(visit.id)} label={t('readings.back')}>
        <Input
          name="pages"
          label={t('readings.back.pages')}
          value={value('pages')}
          problem={problem('pages')}
          max={mostVisitText}
          required
        />
        <FieldGrid>
          <Input
            name="copies"
            label={t('readings.back.copies')}
            value={value('copies')}
            problem={problem('copies')}
            max={mostVisitText}
          />
          <Input
            name="sheets"
            label={t('readings.back.sheets')}
            value={value('sheets')}
            problem={problem('sheets')}
            inputmode="numeric"
            max={4}
          />
          <Input
            name="allowedBy"
            label={t('readings.back.allowed')}
            value={value('allowedBy')}
            problem={problem('allowedBy')}
            max={mostVisitText}
          />
          <Input
            name="remark"
            label={t('readings.back.remark')}
            value={value('remark')}
            problem={problem('remark')}
            max={mostVisitText}
          />
        </FieldGrid>
        <div class="form-foot">
          <Button kind="go">{t('readings.back.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}
