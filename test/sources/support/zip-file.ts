import { crc32, deflateRawSync } from "node:zlib";

export interface ZipPart {
  name: string;
  data: string | Buffer;
  /** What the directory says instead of the truth. */
  lies?: { crc?: number; size?: number; headerOffset?: number; flags?: number; method?: number };
  isStored?: boolean;
}

/** A zip as every program writes it, but for what a part lies about. */
export function zipFile(parts: readonly ZipPart[], { isZip64 = false } = {}): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, lies = {}, isStored = false } of parts) {
    const bytes = Buffer.from(data);
    const packed = isStored ? bytes : deflateRawSync(bytes);
    const nameBytes = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(isStored ? 0 : 8, 8);
    head.writeUInt32LE(crc32(bytes), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(bytes.length, 22);
    head.writeUInt16LE(nameBytes.length, 26);
    local.push(head, nameBytes, packed);
    const extra = isZip64 ? zip64Extra(bytes.length, packed.length, offset) : Buffer.alloc(0);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(lies.flags ?? 0, 8);
    entry.writeUInt16LE(lies.method ?? (isStored ? 0 : 8), 10);
    entry.writeUInt32LE(lies.crc ?? crc32(bytes), 16);
    entry.writeUInt32LE(isZip64 ? 0xffff_ffff : packed.length, 20);
    entry.writeUInt32LE(isZip64 ? 0xffff_ffff : (lies.size ?? bytes.length), 24);
    entry.writeUInt16LE(nameBytes.length, 28);
    entry.writeUInt16LE(extra.length, 30);
    entry.writeUInt32LE(isZip64 ? 0xffff_ffff : (lies.headerOffset ?? offset), 42);
    central.push(entry, nameBytes, extra);
    offset += head.length + nameBytes.length + packed.length;
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([
    ...local,
    directory,
    endOf(parts.length, directory.length, offset, isZip64),
  ]);
}

function zip64Extra(size: number, packedSize: number, offset: number): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(packedSize), 12);
  extra.writeBigUInt64LE(BigInt(offset), 20);
  return extra;
}

function endOf(count: number, size: number, offset: number, isZip64: boolean): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(isZip64 ? 0xffff : count, 8);
  end.writeUInt16LE(isZip64 ? 0xffff : count, 10);
  end.writeUInt32LE(isZip64 ? 0xffff_ffff : size, 12);
  end.writeUInt32LE(isZip64 ? 0xffff_ffff : offset, 16);
  if (!isZip64) return end;
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(size), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end]);
}
