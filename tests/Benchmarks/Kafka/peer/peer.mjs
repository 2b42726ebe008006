// A consumer as one would write it: reads pushes, hashes the tracking number, inserts the scans over ClickHouse's HTTP interface, commits.
//   node peer.mjs BROKER TOPIC SERVER USER PASSWORD
import { createHmac, randomBytes } from "node:crypto";
import { createRequire } from "node:module";

const { ConsumerGroup } = createRequire(import.meta.url)("kafka-node");
const [broker, topic, server, user, password] = process.argv.slice(2);

const ROWS_PER_INSERT = 20_000;
const ROW_BYTES = 16 + 4 + 1;
const MILESTONES = new Map([["PickedUp", 3], ["Delivered", 13]]);
const key = randomBytes(32);
const insert = `${server}?query=${encodeURIComponent("INSERT INTO peer_scans FORMAT RowBinary")}&database=analytics`;

const group = new ConsumerGroup({
  kafkaHost: broker, groupId: "peer", protocol: ["roundrobin"], fromOffset: "earliest", autoCommit: false,
  fetchMaxBytes: 4 << 20, fetchMinBytes: 1, maxTickMessages: 10_000, encoding: "utf8", commitOffsetsOnFirstJoin: true,
}, topic);

let rows = Buffer.allocUnsafe(ROWS_PER_INSERT * ROW_BYTES + 64 * ROW_BYTES);
let used = 0;
let busy = false;
const waiting = [];

group.on("error", error => { console.error(error.message); process.exit(1); });
group.on("message", message => {
  waiting.push(message.value);
  if (waiting.length >= ROWS_PER_INSERT / 2) void work();
});
setInterval(() => void work(), 100);

async function work() {
  if (busy || waiting.length === 0) return;
  busy = true;
  group.pause();
  for (const text of waiting.splice(0)) {
    const { data } = JSON.parse(text);
    const parcel = createHmac("sha256", key).update("parcel\0").update(data.number).digest();
    for (const provider of data.track_info.tracking.providers) {
      for (const event of provider.events) {
        parcel.copy(rows, used, 0, 16);
        rows.writeUInt32LE(Date.parse(event.time_iso) / 1000, used + 16);
        rows.writeUInt8(MILESTONES.get(event.stage) ?? 0, used + 20);
        used += ROW_BYTES;
        if (used >= ROWS_PER_INSERT * ROW_BYTES) await send();
      }
    }
  }

  await send();
  await new Promise((done, fail) => group.commit((error) => error ? fail(error) : done()));
  group.resume();
  busy = false;
}

async function send() {
  if (used === 0) return;
  const body = rows.subarray(0, used);
  const answer = await fetch(insert, { method: "POST", body, headers: { "X-ClickHouse-User": user, "X-ClickHouse-Key": password } });
  if (!answer.ok) throw new Error(await answer.text());
  await answer.arrayBuffer();
  used = 0;
}
