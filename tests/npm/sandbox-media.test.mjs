/** The sandbox's files as a host serves them: ranges, expiry, CORS, stand-ins; and that the files are what they claim. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { serveMedia } from "kling-o3/sandbox";

const bytes = Uint8Array.from({ length: 100 }, (_, index) => index);
const files = { "16x9.mp4": bytes, "picture.png": bytes.slice(0, 10), "picture.jpg": bytes.slice(0, 20) };
const ask = (path, init = {}, options = {}) => {
  const asked = [];
  const read = (name) => {
    asked.push(name);
    return files[name] ?? null;
  };
  const media = serveMedia({ read, now: () => 5_000, ...options });
  return media(new Request(`https://files.example${path}`, init)).then((answer) => Object.assign(answer, { asked }));
};

const ranges = [
  ["bytes=0-9", 206, "bytes 0-9/100", 0, 10],
  ["bytes=90-", 206, "bytes 90-99/100", 90, 100],
  ["bytes=-5", 206, "bytes 95-99/100", 95, 100],
  ["bytes=-500", 206, "bytes 0-99/100", 0, 100],
  ["bytes=50-5000", 206, "bytes 50-99/100", 50, 100],
  ["bytes=99-99", 206, "bytes 99-99/100", 99, 100],
  ["bytes=100-", 416, "bytes */100"],
  ["bytes=-0", 416, "bytes */100"],
  ["bytes=9-3", 200, null, 0, 100],
  ["bytes=0-1,5-6", 200, null, 0, 100],
  ["bytes=-", 200, null, 0, 100],
  ["items=0-1", 200, null, 0, 100],
];
for (const [range, status, contentRange, first, last] of ranges) {
  test(`Range: ${range} is ${status}`, async () => {
    const answer = await ask("/16x9.mp4", { headers: { range } });
    assert.equal(answer.status, status);
    assert.equal(answer.headers.get("content-range"), contentRange);
    assert.equal(answer.headers.get("accept-ranges"), "bytes");
    if (status === 416) return;
    assert.deepEqual([...new Uint8Array(await answer.arrayBuffer())], [...bytes.slice(first, last)]);
    assert.equal(answer.headers.get("content-length"), `${last - first}`);
  });
}

test("HEAD tells the length and sends nothing; a range with If-Range gets all", async () => {
  const head = await ask("/16x9.mp4", { method: "HEAD" });
  assert.deepEqual([head.status, head.headers.get("content-length"), await head.text()], [200, "100", ""]);
  assert.equal((await ask("/16x9.mp4", { headers: { range: "bytes=0-1", "if-range": '"x"' } })).status, 200);
});

const paths = [
  ["/media/16x9.mp4", 200, "video/mp4", 100, ["16x9.mp4"]],
  ["/any/where/harbour.jpg", 200, "image/jpeg", 20, ["harbour.jpg", "picture.jpg"]],
  ["/harbour.JPEG", 200, "image/jpeg", 20, ["harbour.JPEG", "picture.jpg"]],
  ["/mara-front.png", 200, "image/png", 10, ["picture.png"]],
  ["/guide.mp4", 200, "video/mp4", 100, ["guide.mp4", "16x9.mp4"]],
  ["/%2e%2e%2fsecret.mp4", 200, "video/mp4", 100, ["16x9.mp4"]],
  ["/..%5csecret.png", 200, "image/png", 10, ["picture.png"]],
  ["/README.md", 404, "text/plain", null, []],
  ["/", 404, "text/plain", null, []],
];
for (const [path, status, type, length, asked] of paths) {
  test(`${path}: ${status} ${type}`, async () => {
    const answer = await ask(path);
    assert.deepEqual([answer.status, answer.headers.get("content-type"), answer.asked], [status, type, asked]);
    if (length !== null) assert.equal((await answer.arrayBuffer()).byteLength, length);
  });
}

test("a link ends at its second", async () => {
  const rows = [
    ["6", 200],
    ["5", 403],
    ["4", 403],
    ["x", 403],
  ];
  for (const [end, status] of rows) assert.equal((await ask(`/16x9.mp4?exp=${end}`)).status, status, end);
});

test("CORS is on, off for a host, off for an address", async () => {
  const origin = async (path, options) => (await ask(path, {}, options)).headers.get("access-control-allow-origin");
  assert.deepEqual(
    [await origin("/16x9.mp4"), await origin("/16x9.mp4", { cors: false }), await origin("/16x9.mp4?cors=0")],
    ["*", null, null],
  );
  assert.equal((await ask("/16x9.mp4", { method: "OPTIONS" })).status, 204);
  assert.equal((await ask("/16x9.mp4", { method: "POST", body: "x" })).status, 405);
});

const clips = [
  ["16x9.mp4", 640, 360],
  ["9x16.mp4", 360, 640],
  ["1x1.mp4", 480, 480],
];
for (const [name, width, height] of clips) {
  test(`${name} is a small MP4 of ${width} by ${height} with its index in front`, async () => {
    const file = await readFile(new URL(`../../www/public/media/${name}`, import.meta.url));
    const text = file.toString("latin1");
    assert.equal(text.slice(4, 8), "ftyp");
    assert.ok(text.indexOf("moov") < text.indexOf("mdat"));
    assert.ok(text.includes("avc1") && file.length < 40_000);
    // The track header ends with width and height as 16.16 numbers.
    const header = text.indexOf("tkhd") - 4;
    const end = header + file.readUInt32BE(header);
    assert.deepEqual([file.readUInt16BE(end - 8), file.readUInt16BE(end - 4)], [width, height]);
  });
}
