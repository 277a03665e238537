import type { CodeTable } from './code.ts'

/** 工龄处理 where somebody goes to another legal entity (劳动合同法实施条例 Art. 10): carried over, or paid by the one that is left. */
export const serviceYears: CodeTable = {
  key: 'service-years',
  codes: [
    { code: '1', name: '工作年限合并计算', en: 'Years of service carry over', also: ['连续计算'] },
    {
      code: '2',
      name: '原单位已支付经济补偿，工作年限不再合并',
      en: 'Paid by the unit that is left; years begin anew',
      also: ['已支付'],
    },
  ],
}
