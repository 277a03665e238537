import { volumesOf } from '#domain/arrivals/arrival.ts'
import { inMegabytes, limits } from '#domain/limits.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { FieldGrid, FileInput, Input } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Checkbox } from '#views/kit/ticks.tsx'
import { paths } from '#views/paths.ts'
import type { ArrivalPageProps } from './one.tsx'
import { useProblem } from './slip-fields.tsx'
import { AskedInstead } from './steps.tsx'

/** 通知单扫描件, sealed under the key of the dossier that the paper is tied to. */
export const Scan = ({ arrival, refused }: ArrivalPageProps) => {
  const [t, problem] = [useT(), useProblem(refused)]
  const isNew = !arrival.scan
  return (
    <Card title={t('arrivals.scan')}>
      <PostForm action={paths.arrivalStep(arrival.id, 'scan')} multipart label={t('arrivals.scan')}>
        <FileInput
          name="scan"
          label={t(isNew ? 'arrivals.scan.file' : 'arrivals.scan.another')}
          accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff"
          help={t('arrivals.scan.help', { size: inMegabytes(limits.attachedPaper) })}
          problem={refused?.scan ?? problem('scan')}
          required
        />
        <div class="form-foot">
          <Button>{t('arrivals.scan.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

/** 催回执: the sender asked, which makes it due. */
export const Remind = ({ arrival, refused, today }: ArrivalPageProps) => {
  const [t, problem] = [useT(), useProblem(refused)]
  return (
    <details class="card" open={problem('remindedOn') !== undefined || undefined}>
      <summary class="card-head">{t('arrivals.remind')}</summary>
      <div class="card-body">
        <PostForm action={paths.arrivalStep(arrival.id, 'reminder')} label={t('arrivals.remind')}>
          <Input
            type="date"
            name="remindedOn"
            label={t('arrivals.remindedOn')}
            value={refused?.typed('remindedOn') || today}
            problem={problem('remindedOn')}
            help={t('arrivals.remind.help')}
            required
          />
          <div class="form-foot">
            <Button>{t('arrivals.remind.go')}</Button>
          </div>
        </PostForm>
      </div>
    </details>
  )
}

/** 入库审批, by another person than whoever puts it into its box. */
export const Approve = ({ arrival, tied, alone, standsIn }: ArrivalPageProps) => {
  const t = useT()
  const isReady = arrival.check && tied && !tied.isDraft
  const isAsked = isReady && (!alone || standsIn === 'approve')
  return (
    <Card title={t('arrivals.approve')}>
      {!isReady && <p class="hint">{t('arrivals.store.first')}</p>}
      {isReady && alone && !isAsked && (
        <p class="hint">
          <AskedInstead people={alone} />
        </p>
      )}
      {isAsked && (
        <PostForm action={paths.arrivalStep(arrival.id, 'approval')} label={t('arrivals.approve')}>
          <input type="hidden" name="version" value={arrival.version} />
          <p class="hint">{t(arrival.approval ? 'arrivals.approve.again' : 'arrivals.approve.hint')}</p>
          <div class="form-foot">
            <Button>{t('arrivals.approve.go')}</Button>
          </div>
        </PostForm>
      )}
    </Card>
  )
}

/** Of the first volume, and of each further one. */
export const codeField = (at: number): string => (at === 0 ? 'code' : `code-${at + 1}`)

/** 入库: a box for each volume. */
export const Store = ({ arrival, tied, mayStore, isApprover, refused }: ArrivalPageProps) => {
  const t = useT()
  const isReady = arrival.approval && tied && !tied.isDraft
  const volumes = volumesOf(arrival.slip.counted)
  return (
    <Card title={t('arrivals.store')}>
      {!isReady && <p class="hint">{t('arrivals.store.unapproved')}</p>}
      {isReady && !mayStore && <p class="hint">{t('arrivals.store.archive')}</p>}
      {isReady && mayStore && isApprover && <p class="hint">{t('arrivals.store.approver')}</p>}
      {isReady && mayStore && !isApprover && (
        <PostForm action={paths.arrivalStep(arrival.id, 'box')} label={t('arrivals.store')}>
          <p class="hint">{tied.box ? t('arrivals.store.known', { box: tied.box }) : t('arrivals.store.hint')}</p>
          {volumes.length > 1 && <p class="hint">{t('arrivals.store.volumes', { count: volumes.length })}</p>}
          <FieldGrid>
            {volumes.map(({ kind, serial }, at) => (
              <Input
                name={codeField(at)}
                label={
                  volumes.length === 1
                    ? t('arrivals.box')
                    : t('arrivals.box.of', { volume: t(`arrivals.volume.${kind}`, { serial }) })
                }
                value={refused?.typed(codeField(at))}
                takes="[A-HJ-NQ-Za-z]{1,2}-\d.*"
                max={20}
                size={16}
                required={at === 0}
              />
            ))}
          </FieldGrid>
          <Checkbox name="make" label={t('arrivals.box.make')} checked={refused?.typed('make') === 'on'} />
          <div class="form-foot">
            <Button kind="go">{t('arrivals.store.go')}</Button>
          </div>
        </PostForm>
      )}
    </Card>
  )
}
