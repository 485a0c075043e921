import { describe, expect, it } from "vitest";
import { damageId } from "../../src/demo/damage/damage-id.ts";
import { damageName } from "../../src/demo/damage/damage-name.ts";
import { ID_DAMAGES, ID_RATES, NAME_DAMAGES } from "../../src/demo/damage/kinds.ts";
import { createRandom } from "../../src/demo/random.ts";
import { normaliseResidentId } from "../../src/people/resident-id.ts";

const ID = "999901198503041234";
const RELATIVE = "999901201003051238";

function spoil(times: number, factor: number) {
  const random = createRandom(4);
  const around = { isSmallChild: false, relatives: [RELATIVE] };
  return Array.from({ length: times }, () => damageId(ID, factor, random, around));
}

describe("damage to an ID", () => {
  it("comes in every kind, about as often as its rate says", () => {
    const seen = spoil(200_000, 1);
    for (const kind of ID_DAMAGES) {
      const share = seen.filter(({ damage }) => damage === kind).length / seen.length;
      expect(share / ID_RATES[kind]).toBeGreaterThan(0.5);
      expect(share / ID_RATES[kind]).toBeLessThan(1.4);
    }
  });

  it("says what it did: no damage is no change, and what is only cosmetic is still read", () => {
    for (const { text, damage } of spoil(20_000, 10)) {
      expect(text === ID).toBe(damage === "");
      const read = normaliseResidentId(text).id18;
      if (["cosmetic", "note", "ocr", "old15", "card20"].includes(damage)) expect(read).toBe(ID);
      if (damage === "borrowed") expect(read).toBe(RELATIVE);
      if (["typo", "swap", "drop", "extra", "trunc", "sci", "masked", "empty"].includes(damage))
        expect(read).not.toBe(ID);
    }
  });
});

it("damage to a name comes in every kind", () => {
  const random = createRandom(5);
  const kinds = new Set<string>();
  for (const name of ["张海强", "李明", "欧阳国华", "买买提·玉素甫"])
    for (let turn = 0; turn < 4000; turn += 1) {
      const { text, damage } = damageName(name, 20, random);
      expect(text === name).toBe(damage === "");
      kinds.add(damage);
    }
  expect([...kinds].sort()).toEqual(["", ...NAME_DAMAGES].sort());
});
