// Leaves each built file that gains by it compressed beside itself; the server hands those out as they are.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const LEAST_BYTES = 1024;
const assets = new URL("dist/assets/", import.meta.url);

for (const name of readdirSync(assets)) {
  const content = readFileSync(new URL(name, assets));
  if (content.length < LEAST_BYTES) continue;
  writeFileSync(new URL(`${name}.br`, assets), brotliCompressSync(content));
  writeFileSync(new URL(`${name}.gz`, assets), gzipSync(content, { level: 9 }));
}
