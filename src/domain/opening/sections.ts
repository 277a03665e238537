import type { Actor } from '#domain/access/actor.ts'
import { keepsContracts, keepsDossiers, keepsPay } from '#domain/access/duties.ts'
import type { Group } from '#domain/access/groups.ts'
import { groupsOf, type Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'

/** Whose opening state a section is: of finance what is all pay, of legal what is all contract, of HR two that it answers for. */
const openers: readonly (readonly [opens: (actor: Actor) => boolean, is: (section: Section) => boolean])[] = [
  [keepsPay, (section) => isAll(section, 'pay')],
  [keepsContracts, (section) => isAll(section, 'contract')],
  [keepsDossiers, ({ key }) => ofHr.includes(key)],
]

const isAll = (section: Section, group: Group): boolean => groupsOf(section).every((own) => own === group)

/** 此前工龄, and the leave that was taken before. */
const ofHr: readonly string[] = ['earlier-service', 'leave']

/** What is asked of the gate for it: who answers for earlier service and leave opens nothing else of pay or career. */
export const openingOf = (actor: Actor, { key }: Section): 'open' | 'open-service' =>
  ofHr.includes(key) && keepsDossiers(actor) ? 'open-service' : 'open'

/** 初始登记: what existing people bring with them and no draft takes (docs/decisions/0033, 0113). */
export const openedSections: readonly Section[] = sections.filter((section) => openers.some(([, is]) => is(section)))

/** Those of which this actor enters the opening state. */
export const openingSections = (actor: Actor): readonly Section[] =>
  openedSections.filter((section) => openers.some(([opens, is]) => opens(actor) && is(section)))
