const DONE = [
  "发放",
  "交易",
  "代发",
  "支付",
  "处理",
  "到账",
  "入账",
  "打卡",
  "领取",
  "领款",
  "付款",
  "拨付",
  "打款",
  "转账",
  "回盘",
  "银行处理",
  "银行反馈",
  "银行返回",
  "反馈",
] as const;
const HOW = ["状态", "结果", "情况"] as const;
const WHETHER = ["发放", "到账", "入账", "打卡", "领取", "成功", "支付", "代发"] as const;

/** What became of a payment, as banks and 财政所 head it: 到账结果, 代发状态, 是否入账. */
export const RESULT_HEADERS = [
  "发放状态",
  "结果",
  "状态",
  ...DONE.flatMap((done) => HOW.map((how) => `${done}${how}`)).filter(
    (header) => header !== "发放状态",
  ),
  ...WHETHER.map((done) => `是否${done}`),
  "是否发放成功",
  "是否代发成功",
  "是否打卡成功",
  "发放是否成功",
  "到账与否",
  "是否退票",
  "是否退回",
  "是否退汇",
  "退票标志",
  "退回标志",
  "返回信息",
  "返回说明",
  "返回描述",
  "返回结果",
  "处理信息",
] as const;
