import { checkCharacter } from "../people/check-digit.ts";
import type { CountySettings, Person } from "./county.ts";
import { common, GIVEN_CHARACTERS } from "./given-names.ts";
import { clanName, fullName, makePlaces, surname, type Village } from "./names.ts";
import type { Random } from "./random.ts";

const MARRIED_IN = new Set(["配偶", "母亲"]);

/** Everybody on the household register, by household: parents, children, sometimes a grandparent, or alone. */
export function makePeople(
  settings: Pick<CountySettings, "people" | "month" | "region">,
  random: Random,
): Person[] {
  const villages = makePlaces(settings.people, random);
  const year = Math.floor(settings.month / 12);
  const persons: Person[] = [];
  const used = new Set<string>();
  for (let hid = 0; persons.length < settings.people; hid += 1) {
    const village = random.pick(villages);
    const family = clanName(village, random);
    const shared = random.chance(0.25) ? common(GIVEN_CHARACTERS, random) : undefined;
    let lastBirth = "";
    for (const member of household(year, random)) {
      const { relation, born, sex } = member;
      const birth = member.isTwin ? lastBirth : birthday(born, random);
      lastBirth = birth;
      const isSibling = relation === "子" || relation === "女";
      const wish = {
        family: MARRIED_IN.has(relation) ? surname(random) : family,
        ...{ sex, birthYear: born, village },
        shared: isSibling ? shared : undefined,
      };
      persons.push({
        pid: persons.length,
        hid,
        name: fullName(wish, random),
        id: residentId(settings.region, village, birth, sex, used, random),
        ...{ birth, sex, relation, town: village.town, village: village.village },
      });
    }
  }
  return persons;
}

interface Member {
  relation: string;
  born: number;
  sex: "男" | "女";
  /** Born on the day of the one before. */
  isTwin?: boolean;
}

function household(year: number, random: Random): Member[] {
  const sex = (): "男" | "女" => (random.chance(0.5) ? "男" : "女");
  if (random.chance(0.09)) {
    const old = random.chance(0.6);
    return [
      {
        relation: "户主",
        born: year - (old ? random.between(61, 88) : random.between(25, 59)),
        sex: sex(),
      },
    ];
  }
  const age = random.between(27, 72);
  const members: Member[] = [
    { relation: "户主", born: year - age, sex: random.chance(0.8) ? "男" : "女" },
  ];
  if (random.chance(0.85)) {
    members.push({
      relation: "配偶",
      born: year - age + random.between(-4, 5),
      sex: members[0]?.sex === "男" ? "女" : "男",
    });
  }
  const children = random.pick([0, 1, 1, 2, 2, 3]);
  for (let index = 0; index < children; index += 1) {
    const born = year - age + random.between(21, 34);
    if (born > year - 1) continue;
    const own = sex();
    members.push({ relation: own === "男" ? "子" : "女", born, sex: own });
    if (!random.chance(0.01)) continue;
    const twin = sex();
    members.push({ relation: twin === "男" ? "子" : "女", born, sex: twin, isTwin: true });
  }
  if (age < 58 && random.chance(0.25)) {
    const father = random.chance(0.45);
    members.push({
      relation: father ? "父亲" : "母亲",
      born: year - age - random.between(20, 32),
      sex: father ? "男" : "女",
    });
  }
  return members;
}

function birthday(year: number, random: Random): string {
  const day = new Date(Date.UTC(year, 0, random.between(1, 365)));
  return day.toISOString().slice(0, 10);
}

/**
 * A valid number nobody else here has. Eight in ten carry the county's code, one in twelve the code it had before it was renamed,
 * the rest another county's; a township's office gave numbers from a range of its own.
 */
function residentId(
  region: string,
  { townNo }: Village,
  birth: string,
  sex: "男" | "女",
  used: Set<string>,
  random: Random,
): string {
  const home = random.next();
  for (let turn = 0; ; turn += 1) {
    const area =
      home < 0.8
        ? region
        : home < 0.88
          ? String(Number(region) + 1)
          : String(Number(region) + random.between(2, 60));
    const range = turn < 8 ? ((townNo * 17) % 480) + random.between(0, 19) : random.between(0, 499);
    const order = range * 2 + (sex === "男" ? 1 : 0);
    const body = `${area}${birth.replaceAll("-", "")}${String(order).padStart(3, "0")}`;
    const id = body + checkCharacter(body);
    if (used.has(id)) continue;
    used.add(id);
    return id;
  }
}
