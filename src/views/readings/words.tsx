import type { Group } from '#domain/access/groups.ts'
import type { GrantState } from '#domain/readings/grant.ts'
import { useT } from '#views/i18n/index.ts'
import { Pill, type Tone } from '#views/kit/pill.tsx'

/** Groups by name, in the order of the policy. */
export const useGroups = () => {
  const t = useT()
  return (groups: readonly Group[]): string => groups.map((group) => t(`group.${group}`)).join(t('kit.comma'))
}

const tones: Readonly<Record<GrantState, Tone>> = { coming: 'indigo', open: 'jade', over: 'plain', revoked: 'seal' }

/** Whether a reading is still to come, open or over. */
export const GrantPill = ({ state }: { state: GrantState }) => {
  const t = useT()
  return <Pill tone={tones[state]}>{t(`readings.state.${state}`)}</Pill>
}
