/** What a list of all 社会救助 calls the column that says in each row of which programme it is, where 城乡类别 or 保障方式 stand beside it. */
export const JOINT_HEADERS = {
  headers: [
    "救助对象类别",
    "救助对象类型",
    "社会救助类别",
    "社会救助类型",
    "救助种类",
    "对象类型",
    "对象种类",
    "人员类别",
    "人员类型",
    "身份类别",
    "待遇类型",
    "待遇类别",
    "享受待遇",
    "保障对象类别",
    "保障对象类型",
    "保障类型",
    "类别",
    "类型",
  ],
  // On a list of 低保 alone these say 城乡.
  lesser: [
    "救助类别",
    "救助类型",
    "救助项目",
    "保障类别",
    "保障项目",
    "保障种类",
    "对象类别",
    "家庭类别",
  ],
} as const;
