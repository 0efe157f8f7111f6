/** The proxy under attack on a real wire, where a request need not be one. */
import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { startServer } from "../../server/server.mjs";

const pageFolder = fileURLToPath(new URL("../../www/public", import.meta.url));
const apiKey = "sk-test-ok";
let service;
let front;
/** What has reached the service, as `POST /sandbox/…`. */
const arrived = [];

before(async () => {
  const fault = ({ method, url }) => {
    arrived.push(`${method} ${new URL(url).pathname}`);
    return null;
  };
  service = await startServer({ pageFolder, fault });
  front = await startServer({ pageFolder, apiKey, serviceUrl: `${service.url}sandbox` });
});
after(() => Promise.all([front.close(), service.close()]));

/** Writes a text to the front's socket; gives what comes back until the end, or until the first answer is whole. */
const written = (text) =>
  new Promise((resolve) => {
    const socket = connect(front.port, "127.0.0.1", () => socket.write(text));
    let seen = "";
    const end = () => {
      socket.destroy();
      resolve(seen);
    };
    socket.on("data", (bytes) => {
      seen += bytes;
    });
    socket.on("close", end).on("error", end);
  });

const path = "/api/kling/v1/videos/generations";
const own = () => `Host: 127.0.0.1:${front.port}\r\nConnection: close\r\n`;
const json = "Content-Type: application/json\r\n";
const body = '{"model":"kling-o3-reference-to-video","prompt":"A harbour"}';
const length = `Content-Length: ${body.length}\r\n`;

/** What must not reach the service: the request, as a function since the port is known late; the status that is seen. */
const crooked = [
  ["two lengths", () => `POST ${path} HTTP/1.1\r\n${own()}${json}${length}Content-Length: 5\r\n\r\n${body}`, 400],
  ["a length twice", () => `POST ${path} HTTP/1.1\r\n${own()}${json}${length}${length}\r\n${body}`, 400],
  [
    "a length and chunks",
    () => `POST ${path} HTTP/1.1\r\n${own()}${json}${length}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
  ],
  ["a negative length", () => `POST ${path} HTTP/1.1\r\n${own()}${json}Content-Length: -1\r\n\r\n`, 400],
  [
    "chunks by another name",
    () => `POST ${path} HTTP/1.1\r\n${own()}${json}Transfer-Encoding: xchunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
    400,
  ],
  ["a header without a name", () => `POST ${path} HTTP/1.1\r\n${own()}${json}: x\r\n${length}\r\n${body}`, 400],
  ["a space before the colon", () => `POST ${path} HTTP/1.1\r\n${own()}${json}Content-Length : 5\r\n\r\n${body}`, 400],
  ["a null byte in a header", () => `POST ${path} HTTP/1.1\r\n${own()}${json}X: a\0b\r\n${length}\r\n${body}`, 400],
  ["no host", () => `POST ${path} HTTP/1.1\r\nConnection: close\r\n${json}${length}\r\n${body}`, 400],
  [
    "another host",
    () => `POST ${path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n${json}${length}\r\n${body}`,
    421,
  ],
  ["an absolute target", () => `POST http://evil.example${path} HTTP/1.1\r\n${own()}${json}${length}\r\n${body}`, 421],
  ["two slashes and a host", () => `POST //evil.example${path} HTTP/1.1\r\n${own()}${json}${length}\r\n${body}`, 404],
  ["a tunnel", () => `CONNECT evil.example:443 HTTP/1.1\r\n${own()}\r\n`, null],
  ["TRACE", () => `TRACE ${path} HTTP/1.1\r\n${own()}\r\n`, null],
  ["dots", () => `GET /api/kling/v1/tasks/../models HTTP/1.1\r\n${own()}\r\n`, 404],
  ["encoded dots", () => `GET /api/kling/v1/tasks/%2e%2e/models HTTP/1.1\r\n${own()}\r\n`, 404],
  ["backslashes", () => `GET /api/kling/v1/tasks/..\\models HTTP/1.1\r\n${own()}\r\n`, 400],
  ["an encoded slash", () => `GET /api/kling/v1/tasks/..%2fmodels HTTP/1.1\r\n${own()}\r\n`, 400],
  ["a length above the cap", () => `POST ${path} HTTP/1.1\r\n${own()}${json}Content-Length: 1048577\r\n\r\n`, 413],
  [
    "chunks above the cap",
    () =>
      `POST ${path} HTTP/1.1\r\n${own()}${json}Transfer-Encoding: chunked\r\n\r\n180000\r\n${"x".repeat(0x180000)}\r\n0\r\n\r\n`,
    413,
  ],
];
for (const [what, request, status] of crooked) {
  test(`nothing reaches the service: ${what}`, async () => {
    const answer = await written(request());
    const [, seen] = /^HTTP\/1\.1 (\d{3})/.exec(answer) ?? [];
    if (status === null) assert.notEqual(seen, "200");
    else assert.equal(seen, `${status}`, answer.slice(0, 300));
    assert.ok(!answer.includes(apiKey));
    assert.deepEqual(arrived.splice(0), []);
  });
}

test("what follows a request on its connection is no part of it", async () => {
  const second = `GET /v1/account/credits HTTP/1.1\r\n${own()}\r\n`;
  const first = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${front.port}\r\n${json}${length}\r\n${body}`;
  const answer = await written(first + second);
  assert.deepEqual(answer.match(/HTTP\/1\.1 \d{3}/g), ["HTTP/1.1 200", "HTTP/1.1 404"]);
  assert.deepEqual(arrived.splice(0), ["POST /sandbox/v1/videos/generations"]);
});

test("headers that a connection may name do not take the key away, nor add anything", async () => {
  const hop =
    "Connection: close, authorization, content-type\r\nTE: trailers\r\nUpgrade: h2c\r\nHTTP2-Settings: AAA\r\n";
  const answer = await written(
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${front.port}\r\n${hop}${json}${length}\r\n${body}`,
  );
  assert.match(answer, /^HTTP\/1\.1 200/);
  assert.deepEqual(arrived.splice(0), ["POST /sandbox/v1/videos/generations"]);
});
