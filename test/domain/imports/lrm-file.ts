import iconv from 'iconv-lite'
import { person } from './person-file.ts'

const family = [0, 1, 2, 3, 4].map((cell) => [
  ...person.JiaTingChengYuan.map((relative) => relative[cell] ?? ''),
  ...Array.from({ length: 5 }, () => ''),
])

/** The 33 columns of the invented person (docs/law/exchange-lrm.md §2). */
export const lrmColumns: readonly string[] = [
  person.XingMing,
  person.XingBie,
  person.ChuShengNianYue,
  person.MinZu,
  person.JiGuan,
  person.RuDangShiJian,
  person.JianKangZhuangKuang,
  person.ChuShengDi,
  person.CanJiaGongZuoShiJian,
  '大学#工学学士@研究生#工商管理硕士',
  `${person.QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi}#${person.QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi}@${person.ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi}#${person.ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi}`,
  person.ZhuanYeJiShuZhiWu,
  '',
  '',
  '',
  '',
  person.ShuXiZhuanYeYouHeZhuanChang,
  person.JianLi.replaceAll('\n', '\r\n'),
  person.JiangChengQingKuang,
  person.NianDuKaoHeJieGuo,
  ...family.map((slots) => slots.join('@')),
  person.XianRenZhiWu,
  person.NiRenZhiWu,
  person.NiMianZhiWu,
  person.RenMianLiYou,
  person.ChengBaoDanWei,
  person.JiSuanNianLingShiJian,
  person.TianBiaoRen,
  person.TianBiaoShiJian,
]

/** The record with these columns said otherwise. */
export const lrmText = (changes: Readonly<Record<number, string>> = {}): string =>
  lrmColumns.map((value, at) => `"${changes[at] ?? value}"`).join(',')

export const lrm = (changes: Readonly<Record<number, string>> = {}, encoding = 'gbk'): Uint8Array<ArrayBuffer> =>
  new Uint8Array(iconv.encode(lrmText(changes), encoding))
