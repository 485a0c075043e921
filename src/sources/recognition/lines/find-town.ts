import { unspaced } from "../../../rolls/plain-text.ts";
import type { SheetHead } from "../header/sheet-head.ts";
import { titleRows } from "./title-lines.ts";

const TOWN = /^([\p{Script=Han}]{1,10}?(?:乡|镇|街道|苏木|农场|林场))(?:办事处)?/u;

/** 2019年城乡居民, 某县城镇低保, 农村及城镇 and 返乡人员 name no township. */
const NO_TOWN =
  /^(乡镇|城镇|街镇|村镇|集镇|场镇|小城镇|全县|(少数)?民族乡|不含|除|非)|(城|各|全|返|回|下|入|离|家|外|本|我|老)乡$|([县市区局村和及与或、]|居民)城镇$|[各本全]镇$|[各本全我]街道$/;
/** 宁乡市, 东乡族自治县 and 景德镇市 are no townships of that name; nor do 某县乡村振兴局, 乡镇 and 某市镇雄县 begin with one. */
const GOES_ON =
  /^([乡镇](县|市(?![场政容民]))|乡(族自治县|区(?!域|划)|村(振兴|建设|治理|发展|医|教)|镇))/;
const COUNTY_BELOW = /^[\p{Script=Han}]{1,2}(县|区(?!域|划)|市(?![场政容民]))/u;
/** What may stand before a township that is spoken of. */
const BEFORE = /^关于(做好|开展)?对?/;
/** 金河乡、长塘乡 and 金河乡等三个乡镇 are several. */
const OF_SEVERAL = /^(等|[、,和及与][^,。()]{1,10}?(乡|镇|街道))/;
/** Whom 新市镇中心小学 or 新市镇卫生院 has on its list comes from anywhere. */
const OF_INSTITUTION =
  /^.{0,8}(小学|完小|中学|初中|高中|学校|中心校|学区|幼儿园|卫生院|医院|敬老院|养老院|福利院|光荣院|信用社|银行|农商行|农行|邮政|支行|网点|公司|厂)/u;
/** 2019年, 2019年度10月份: when, before whose. */
const WHEN = /^(\d{2,4}年度?)?(\d{1,2}月份?)?[\d\s.、\-_]*(年度?)?/;
/** 某某县 before 新市镇. */
const COUNTY = /^[\p{Script=Han}]{2,8}?[县市区旗](?=[\p{Script=Han}]{2,8}?(?:乡|镇|街道|苏木))/u;
const LABEL = /^(填报|报送|上报|制表|编制)?(单位|乡镇)(名称)?(\((盖章|公章|章)\))?[:：]/;
const OF_COUNTY = /全[县市区旗]|县级|各乡|各镇/;

/** The township that a sheet (one sheet a township), a file, a line above the header or a folder is named after; null where none is. */
export function findTown(head: SheetHead, headerRow = 0): string | null {
  const file = head.file.replace(/\.[^.]*$/, "");
  const own = townIn(head.sheet) ?? townIn(file);
  if (own !== null) return own;
  const titles = titleRows(head, headerRow).flatMap(({ cells }) =>
    cells.filter((cell) => cell.trim() !== ""),
  );
  if ([head.sheet, file, ...titles].some((text) => OF_COUNTY.test(text))) return null;
  const folders = (head.folder ?? "").split("/").reverse();
  for (const text of [...titles, ...folders]) {
    const bare = unspaced(text).replace(LABEL, "").replace(WHEN, "");
    const town = townIn(bare.replace(COUNTY, "")) ?? townIn(bare);
    if (town !== null) return town;
  }
  return null;
}

function townIn(text: string): string | null {
  const name = text.normalize("NFKC").replace(WHEN, "").replace(BEFORE, "");
  const town = name.match(TOWN)?.[1];
  if (!town || town.length < 2) return null;
  const rest = name.slice(town.length);
  const county = countyAt(town, rest);
  if (county > 0) return townBehind(name.slice(county));
  if (NO_TOWN.test(town) || OF_SEVERAL.test(rest)) return null;
  return OF_INSTITUTION.test(rest) ? null : town;
}

/** Where the county's name ends that seems to begin with a township; 0 where it is one. */
function countyAt(town: string, rest: string): number {
  const own = GOES_ON.exec(town.slice(-1) + rest)?.[0].length;
  if (own !== undefined) return town.length - 1 + own;
  const below = /[省市州盟区县][乡镇]$/.test(town)
    ? COUNTY_BELOW.exec(rest)?.[0].length
    : undefined;
  return below === undefined ? 0 : town.length + below;
}

/** The township behind a county, at once: 宁乡市金河镇. */
function townBehind(rest: string): string | null {
  return /^[\p{Script=Han}]{2,8}?(乡|镇|街道)/u.test(rest) ? townIn(rest) : null;
}
