import { PRICE_SUBSIDIES } from "./price-subsidies.ts";

/**
 * What else a book of all 社会救助 has a sheet for, in the form that all of them share: whoever stands on a sheet called 特困 or 临时救助 is not covered
 * by 低保, though its columns are those of 低保. 特困户 is a poor family of 低保; 填报单位：特困供养中心 and （含特困） say nothing of all rows.
 */
const OTHER_PROGRAMMES =
  /^(?!.*(低保(?!边缘|临界)|最低生活保障(?!边缘)|城保|农保|(单位|部门|机构|人):|\([^)]*含)).*(特困(?!户)|五保(?!户)|孤儿|事实无人抚养|困境儿童|(临时|急难|医疗|教育|住房)救助|支出型|低保边缘|低收入|高龄|优抚|精[减简]退职|流浪|残疾.*补[贴助]|两项补贴|护理补贴)/;

/** Names of sheets that are of something else than 低保. */
export const NO_DIBAO = new RegExp(`${PRICE_SUBSIDIES.source}|${OTHER_PROGRAMMES.source}`);

/** What else a sheet of 低保 may be called after: those on it who are old, or the poorest. */
export const CLASSES_OF_DIBAO = /高龄(?!.{0,2}[津补])|特困(家庭|人口|群众)/;
