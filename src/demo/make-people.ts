import { checkCharacter } from "../people/resident-id.ts";
import type { CountySettings, Person } from "./county.ts";
import { fullName, makePlaces, surname } from "./names.ts";
import type { Random } from "./random.ts";

/** Everybody on the household register, by household: parents, children, sometimes a grandparent, or alone. */
export function makePeople(settings: CountySettings, random: Random): Person[] {
  const places = makePlaces(settings.people, random);
  const year = Math.floor(settings.month / 12);
  const persons: Person[] = [];
  const used = new Set<string>();
  let hid = 0;
  while (persons.length < settings.people) {
    const place = random.pick(places);
    const family = surname(random);
    for (const member of household(year, random)) {
      const birth = birthday(member.born, random);
      persons.push({
        pid: persons.length,
        hid,
        name: fullName(
          member.relation === "配偶" || member.relation === "儿媳" ? surname(random) : family,
          member.sex,
          member.born,
          random,
        ),
        id: residentId(settings.region, birth, member.sex, used, random),
        birth,
        sex: member.sex,
        relation: member.relation,
        ...place,
      });
    }
    hid += 1;
  }
  return persons;
}

interface Member {
  relation: string;
  born: number;
  sex: "男" | "女";
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

/** A valid number nobody else here has; nine in ten carry the county's code, the rest a neighbour's. */
function residentId(
  region: string,
  birth: string,
  sex: "男" | "女",
  used: Set<string>,
  random: Random,
): string {
  for (;;) {
    const area = random.chance(0.9) ? region : String(Number(region) + random.between(1, 8));
    const order = random.between(0, 498) * 2 + (sex === "男" ? 1 : 0);
    const body = `${area}${birth.replaceAll("-", "")}${String(order).padStart(3, "0")}`;
    const id = body + checkCharacter(body);
    if (used.has(id) || id.endsWith("000")) continue;
    used.add(id);
    return id;
  }
}
