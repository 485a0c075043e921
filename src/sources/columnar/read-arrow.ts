import * as zlib from "node:zlib";
import {
  CompressionType,
  compressionRegistry,
  type RecordBatch,
  RecordBatchReader,
} from "apache-arrow";
import { finishSheet, plainFacts, type ReadContext, type ReadResult } from "../read-context.ts";
import { overLimit, Refusal } from "../refusal.ts";
import { assertCells } from "../spool/spool-writer.ts";
import { arrowText } from "./arrow-text.ts";
import { unpackLz4Frame } from "./lz4-frame.ts";

const TICK_ROWS = 10_000;

/**
 * Read an Arrow file or stream (also Feather). Row 1 is the column names, row n + 1 the n-th row; values as a
 * spreadsheet would show them.
 */
export async function readArrow(context: ReadContext): Promise<ReadResult> {
  const { limits, source } = context;
  registerCodecs(limits.entryBytes);
  const spool = context.openSpool(0);
  let row = 1;
  for (const batch of batchesOf(source.read(0, source.size))) {
    const { fields } = batch.schema;
    if (fields.length > limits.textFields) throw overLimit(`有 ${fields.length} 列`);
    if (row === 1)
      spool.writeRow(
        1,
        fields.map(({ name }) => name),
      );
    for (let index = 0; index < batch.numRows; index += 1) {
      row += 1;
      const cells = fields.map(({ type }, column) =>
        arrowText(type, batch.getChildAt(column)?.get(index)),
      );
      spool.writeRow(row, cells);
      if (index % TICK_ROWS > 0) continue;
      assertCells(spool.cells, limits.cells);
      context.tick();
    }
  }
  assertCells(spool.cells, limits.cells);
  return { format: "arrow", sheets: [finishSheet(spool, plainFacts("", 0))], notes: [] };
}

function* batchesOf(bytes: Buffer): Iterable<RecordBatch> {
  try {
    yield* RecordBatchReader.from(bytes);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const isCodec = /codec/i.test(String((error as Error).message));
    throw new Refusal(
      isCodec ? "E3004" : "E3002",
      isCodec ? "Arrow 文件用了不支持的压缩方法。" : "文件不完整或已损坏：Arrow 内容读不出来。",
      "请导出为不压缩的 Arrow、Parquet 或 CSV 后再试。",
    );
  }
}

/** Feather files are packed with LZ4 unless told otherwise; Zstandard is there in newer runtimes only. */
function registerCodecs(limit: number): void {
  compressionRegistry.set(CompressionType.LZ4_FRAME, {
    decode: (packed) => unpackLz4Frame(packed, limit),
  });
  if ("zstdDecompressSync" in zlib) {
    const unpack = zlib.zstdDecompressSync as (packed: Uint8Array, options: object) => Buffer;
    compressionRegistry.set(CompressionType.ZSTD, {
      decode: (packed) => unpack(packed, { maxOutputLength: limit }),
    });
  }
}
