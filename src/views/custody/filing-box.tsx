import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Input } from '#views/kit/fields.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { region } from '#views/kit/region.ts'
import { paths } from '#views/paths.ts'
import type { FilingProps } from './filing.tsx'

/** Where the volume will lie. It rests until there is paper: only then one sees which box has room. */
export const BoxCard = (props: FilingProps) => {
  const { id, box, mayChooseBox, boxProblem, step, swaps } = props
  const t = useT()
  const resting = step === 'print' && boxProblem === undefined
  return (
    <Card
      id={region('box', id)}
      title={t('filing.box')}
      mark={box && <Pill tone="jade">{box.code}</Pill>}
      aside={box?.where}
    >
      {!mayChooseBox && <p class="hint">{t(swaps ? 'filing.swap.box' : 'filing.box.fixed')}</p>}
      {mayChooseBox && resting && <p class="hint">{t('filing.box.after-print')}</p>}
      {mayChooseBox && !resting && <BoxForm {...props} />}
    </Card>
  )
}

const BoxForm = ({ id, box, freeBoxes, boxTyped, boxProblem, step }: FilingProps) => {
  const t = useT()
  const proposed = box ? undefined : freeBoxes[0]
  return (
    <PostForm action={paths.filingBox(id)} label={t('filing.box')}>
      <Input
        name="code"
        label={box ? t('filing.box.change') : t('filing.box.code')}
        value={boxTyped ?? proposed}
        problem={boxProblem}
        help={t(proposed ? 'filing.box.proposed' : 'filing.box.help')}
        list={freeBoxes}
        takes="[a-z]{1,2}(-\d{1,3}){3}"
        size={16}
      />
      <div class="form-foot">
        <Button kind={step === 'box' ? 'go' : 'plain'}>{t('filing.box.choose')}</Button>
        <Button name="make" value="yes" icon="plus">
          {t('filing.box.make')}
        </Button>
      </div>
    </PostForm>
  )
}

/** 存量: the code of the box, scanned at the shelf, says that the paper stands there. */
export const StandingCard = ({ id, box, standing }: FilingProps) => {
  const t = useT()
  return (
    <Card title={t('filing.confirm')} mark={box && <Pill tone="amber">{box.code}</Pill>} aside={box?.where}>
      <PostForm action={paths.filingStanding(id)} label={t('filing.confirm')}>
        <Input
          name="code"
          id="field-standing"
          label={t('filing.box.code')}
          value={standing?.typed}
          problem={standing?.problem}
          help={t('filing.confirm.help')}
          size={16}
        />
        <div class="form-foot">
          <Button kind="go">{t('filing.confirm.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}
