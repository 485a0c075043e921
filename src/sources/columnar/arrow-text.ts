import {
  type DataType,
  type Decimal,
  Precision,
  type Time,
  type Timestamp,
  TimeUnit,
  Type,
} from "apache-arrow";
import { numberText } from "../cell/number-text.ts";

/** Hours by which the offices' clocks are ahead of the instants that timestamps with a zone hold. */
const ZONE_HOURS = 8;
const HOUR = 3_600_000;
/** Units of a time of day in one second. */
const UNITS: Readonly<Record<TimeUnit, number>> = {
  [TimeUnit.SECOND]: 1,
  [TimeUnit.MILLISECOND]: 1e3,
  [TimeUnit.MICROSECOND]: 1e6,
  [TimeUnit.NANOSECOND]: 1e9,
};

/** One value as a spreadsheet would show it; '' when it is null. */
export function arrowText(type: DataType, value: unknown): string {
  if (value === null || value === undefined) return "";
  switch (type.typeId) {
    case Type.Bool:
      return value ? "TRUE" : "FALSE";
    case Type.Date:
      return new Date(Number(value)).toISOString().slice(0, 10);
    case Type.Timestamp: {
      const shift = (type as Timestamp).timezone ? ZONE_HOURS * HOUR : 0;
      const text = new Date(Number(value) + shift).toISOString();
      const time = text.slice(11, 19);
      return time === "00:00:00" ? text.slice(0, 10) : `${text.slice(0, 10)} ${time}`;
    }
    case Type.Time: {
      const seconds = Number(value) / UNITS[(type as Time).unit];
      return new Date(seconds * 1_000).toISOString().slice(11, 19);
    }
    case Type.Decimal:
      return decimalText(value as Uint32Array, (type as Decimal).scale);
    case Type.Binary:
    case Type.LargeBinary:
    case Type.FixedSizeBinary:
      return Buffer.from(value as Uint8Array).toString("utf8");
    case Type.Float:
      return numberText(floatOf(type, value as number));
    case Type.Dictionary:
      return typeof value === "number" ? numberText(value) : String(value);
    default:
      return plainText(value);
  }
}

function plainText(value: unknown): string {
  if (typeof value === "string") return value.replaceAll("\0", "\ufffd");
  if (typeof value === "number") return numberText(value);
  if (typeof value === "bigint") return value.toString();
  return JSON.stringify(value, (_, inner) =>
    typeof inner === "bigint" ? inner.toString() : inner,
  );
}

/** 0.1 kept in 32 bits is not 0.10000000149011612. */
function floatOf(type: DataType, value: number): number {
  return (type as DataType & { precision: Precision }).precision === Precision.SINGLE
    ? Number(value.toPrecision(7))
    : value;
}

/** Little-endian two's complement to digits with a point. */
function decimalText(words: Uint32Array, scale: number): string {
  let number = 0n;
  for (let index = words.length - 1; index >= 0; index -= 1)
    number = (number << 32n) | BigInt(words[index] ?? 0);
  const bits = BigInt(words.length * 32);
  if (number >> (bits - 1n)) number -= 1n << bits;
  const sign = number < 0n ? "-" : "";
  const digits = (number < 0n ? -number : number).toString().padStart(scale + 1, "0");
  if (scale <= 0) return sign + digits;
  const fraction = digits.slice(-scale).replace(/0+$/, "");
  return `${sign}${digits.slice(0, -scale)}${fraction && "."}${fraction}`;
}
