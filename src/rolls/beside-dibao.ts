/** Rows of a list of all 社会救助 that are of no 低保, by the type they say. 特困户 is a poor family of 低保. */
export const besideDibao = [
  {
    pattern: "(农村|城市|城镇|集中|分散)*(特困|五保)(人员|对象|供养|救助|集中|分散)*",
    field: "programme",
    value: "tekun",
  },
  // Families on the margin and those helped once stand on lists of all 社会救助, and on no 低保.
  {
    pattern:
      "(农村|城市|城镇|城乡)*((低保|最低生活保障)?(边缘|临界)|低收入|刚性支出|临时救助|急难)(型|困难|贫困|救助)*(家庭|户|人员|对象|人口)*",
    field: "status",
    value: "其他救助",
  },
] as const;
