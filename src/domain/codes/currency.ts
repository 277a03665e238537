import type { CodeTable } from './code.ts'

/** 币种 by ISO 4217 (GB/T 12406), as far as people here are paid in them. */
export const currencies: CodeTable = {
  key: 'currency',
  codes: [
    { code: 'CNY', name: '人民币', en: 'Chinese yuan', also: ['元', '¥', '￥', '人民币元', 'RMB'] },
    { code: 'HKD', name: '港元', en: 'Hong Kong dollar', also: ['港币', 'HK$'] },
    { code: 'MOP', name: '澳门元', en: 'Macao pataca', also: ['葡币', 'MOP$'] },
    { code: 'TWD', name: '新台币', en: 'New Taiwan dollar', also: ['NT$'] },
    { code: 'USD', name: '美元', en: 'US dollar', also: ['$', 'US$', '美金'] },
    { code: 'EUR', name: '欧元', en: 'Euro', also: ['€'] },
    { code: 'GBP', name: '英镑', en: 'Pound sterling', also: ['£'] },
    { code: 'SGD', name: '新加坡元', en: 'Singapore dollar', also: ['S$', '新元'] },
    { code: 'AUD', name: '澳大利亚元', en: 'Australian dollar', also: ['澳元', 'A$'] },
    { code: 'CAD', name: '加拿大元', en: 'Canadian dollar', also: ['加元', 'C$'] },
    { code: 'RUB', name: '俄罗斯卢布', en: 'Russian rouble', also: ['卢布', '₽'] },
  ],
}

/** 元: what an amount is in where nothing else is said. */
export const yuan = 'CNY'
