import { healthStates } from '#domain/codes/health.ts'
import { nations } from '#domain/codes/nation.ts'
import { politics } from '#domain/codes/politics.ts'
import { sexes } from '#domain/codes/sex.ts'
import type { Doubt, ExchangeFile, Understood, Value } from '#domain/dossiers/section.ts'
import { readCoded } from './coded.ts'
import { readDate } from './dates.ts'
import { readPartyDate, whoseDateQuestion } from './party-date.ts'
import { isBlank, linesIn, nameOf, oneLine, trimmed } from './text.ts'

/** The tag behind each field of the basic information (docs/law/exchange-lrmx.md §2). */
const tags = {
  name: 'XingMing',
  post: 'XianRenZhiWu',
  sex: 'XingBie',
  birth: 'ChuShengNianYue',
  nation: 'MinZu',
  nativePlace: 'JiGuan',
  birthPlace: 'ChuShengDi',
  politics: 'ZhengZhiMianMao',
  partyDate: 'RuDangShiJian',
  workStart: 'CanJiaGongZuoShiJian',
  health: 'JianKangZhuangKuang',
  speciality: 'ShuXiZhuanYeYouHeZhuanChang',
  retirement: 'DaoLingNianYue',
  retirementLimit: 'GaiGeQianRenZhiNianLingJieXian',
} as const

export const personTags: readonly string[] = Object.values(tags)

/** 基本信息 of the person in the file. 政治面貌 follows from 入党时间 where the file has no tag for it. */
export function readPerson(file: ExchangeFile): readonly Understood[] {
  const sources = Object.fromEntries(
    Object.entries(tags)
      .map(([field, tag]) => [field, file.text(tag)] as const)
      .filter(([, text]) => !isBlank(text)),
  )
  const standing = politicsOf(file.text(tags.politics), file.text(tags.partyDate))
  const values: Readonly<Record<string, { readonly value?: Value; readonly doubts: readonly Doubt[] }>> = {
    name: readName(file.text(tags.name)),
    post: { value: trimmed(file.text(tags.post)), doubts: [] },
    sex: readCoded(sexes, file.text(tags.sex), 'sex'),
    birth: readDate(file.text(tags.birth)),
    nation: readCoded(nations, file.text(tags.nation), 'nation'),
    nativePlace: { value: oneLine(file.text(tags.nativePlace)), doubts: [] },
    birthPlace: { value: oneLine(file.text(tags.birthPlace)), doubts: [] },
    politics: standing.politics,
    partyDate: standing.partyDate,
    workStart: readDate(file.text(tags.workStart)),
    health: readCoded(healthStates, file.text(tags.health), 'health'),
    speciality: {
      value: linesIn(file.text(tags.speciality))
        .join('、')
        .replace(/([、，；。])、/g, '$1'),
      doubts: [],
    },
    retirement: readDate(file.text(tags.retirement)),
    retirementLimit: { value: oneLine(file.text(tags.retirementLimit)), doubts: [] },
  }
  const given = Object.entries(values).filter(([, { value }]) => value !== undefined && value !== '')
  return [
    {
      raw: '',
      sources,
      fields: Object.fromEntries(given.map(([field, { value }]) => [field, value])),
      doubts: Object.entries(values).flatMap(([field, { doubts }]) => doubts.map((doubt) => ({ ...doubt, field }))),
    },
  ]
}

/** Nothing else in a file tells whose it is. */
const readName = (written: string) =>
  isBlank(written) ? { doubts: [{ code: 'name-missing' }] } : { value: nameOf(written), doubts: [] }

function politicsOf(stated: string, partyDate: string) {
  const said = readPartyDate(partyDate)
  const read = readCoded(politics, stated, 'politics')
  const followed = said.politics ? readCoded(politics, said.politics, 'politics') : undefined
  const open = said.doubts.some(({ code }) => code === 'whose-party-date')
  return {
    partyDate: { value: said.text, doubts: said.doubts },
    politics: read.value
      ? { value: read.value, doubts: [...read.doubts, ...differing(read.value.text, followed?.value?.text, open)] }
      : {
          ...followed,
          doubts: open && followed?.value ? [politicsFollow] : [],
        },
  }
}

const politicsFollow: Doubt = { code: 'politics-follows', question: whoseDateQuestion, follows: true }

/** A member of two parties may be named by either; a probationary member is one all the same. */
function differing(stated: string, followed: string | undefined, open: boolean): readonly Doubt[] {
  const near =
    followed === undefined || open || stated === followed || (stated.startsWith('中共') && followed.startsWith('中共'))
  return near ? [] : [{ code: 'politics-differ', readings: [stated, followed], params: { stated, followed } }]
}
