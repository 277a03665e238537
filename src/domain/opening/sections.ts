import type { Group } from '#domain/access/groups.ts'
import { groupsOf, type Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'

/** 初始登记: what existing people bring with them and no draft takes (docs/decisions/0033, 0113). */
export const openedGroups = ['pay', 'contract'] as const satisfies readonly Group[]

/** The sections with an opening state, of those groups that somebody may enter. */
export const openingSections = (mayEnter: (group: Group) => boolean): readonly Section[] =>
  sections.filter((section) =>
    openedGroups.some((group) => mayEnter(group) && groupsOf(section).every((own) => own === group)),
  )
