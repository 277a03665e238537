import { healthStates } from '#domain/codes/health.ts'
import { maritalStates } from '#domain/codes/marital.ts'
import { nations } from '#domain/codes/nation.ts'
import { politics } from '#domain/codes/politics.ts'
import { ranks } from '#domain/codes/rank.ts'
import { retirementBases } from '#domain/codes/retirement-base.ts'
import { sexes } from '#domain/codes/sex.ts'
import { ranked } from '#domain/dossiers/expecting.ts'
import { reckonedRetirement } from '#domain/dossiers/retiring.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { personTags, readPerson } from '#domain/parsing/person.ts'
import { mendRadicals } from '#domain/people/radicals.ts'

/** 基本信息: the head of the appointment form, and who and where the person is here. */
export const basic: Section = {
  key: 'basic',
  single: true,
  headline: ['name', 'unit', 'post'],
  fields: [
    { key: 'name', kind: 'text', group: 'who', required: true, max: 60, clean: mendRadicals },
    { key: 'number', kind: 'text', group: 'who', max: 40, help: true },
    { key: 'unit', kind: 'unit', group: 'who', required: true },
    { key: 'post', kind: 'long-text', group: 'who', max: 600, help: true },
    { key: 'rank', kind: 'code', group: 'who', codes: ranks, help: true },
    { key: 'sex', kind: 'code', group: 'identity', codes: sexes, open: false },
    { key: 'birth', kind: 'partial-date', group: 'identity', past: true },
    { key: 'nation', kind: 'code', group: 'identity', codes: nations },
    { key: 'nativePlace', kind: 'text', group: 'identity' },
    { key: 'birthPlace', kind: 'text', group: 'identity' },
    { key: 'politics', kind: 'code', group: 'identity', codes: politics },
    { key: 'partyDate', kind: 'text', group: 'identity', help: true },
    { key: 'workStart', kind: 'partial-date', group: 'identity', past: true },
    { key: 'marital', kind: 'code', group: 'family', codes: maritalStates, open: false, unasked: true },
    { key: 'health', kind: 'code', group: 'health', codes: healthStates, help: true },
    { key: 'speciality', kind: 'text', group: 'career' },
    { key: 'retirementBase', kind: 'code', group: 'identity', codes: retirementBases, open: false, help: true },
    {
      key: 'retirement',
      kind: 'partial-date',
      group: 'identity',
      derive: reckonedRetirement,
    },
    { key: 'retirementLimit', kind: 'text', group: 'identity' },
  ],
  needs: [
    { is: 'field', field: 'sex' },
    { is: 'field', field: 'birth' },
    { is: 'field', field: 'nation', excusable: true },
    { is: 'field', field: 'nativePlace', excusable: true },
    { is: 'field', field: 'politics', excusable: true },
    { is: 'field', field: 'workStart', excusable: true },
  ],
  expects: [
    { is: 'field', field: 'birthPlace' },
    { is: 'field', field: 'post' },
    { is: 'field', field: 'rank', of: ranked },
    { is: 'field', field: 'health' },
  ],
  exchange: { tags: personTags, read: readPerson },
}
