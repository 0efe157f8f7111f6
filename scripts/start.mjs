/**
 * `npm start`: from a clean clone to a page in the browser. Behind the page stands the sandbox service, or the real
 * one where `FOXAPI_API_KEY` is set; the key stays in this process.
 */
import process from "node:process";

import { build } from "./build.mjs";
import { Failure, main, say } from "./command.mjs";
import { readEnvironment } from "./environment.mjs";
import { buildPage } from "./page.mjs";
import { setup } from "./setup.mjs";

/** The port when `PORT` names none; the next free one of the twenty from here on is taken. */
const firstPort = 5173;

/**
 * @param {number | undefined} chosen
 * @param {(port: number) => Promise<{ url: string, close: () => Promise<void> }>} serve
 */
async function listen(chosen, serve) {
  for (let port = chosen ?? firstPort; ; port += 1) {
    try {
      return await serve(port);
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === "EACCES") throw new Failure(`port ${port} is not yours to open: choose another PORT`);
      if (code !== "EADDRINUSE") throw error;
      if (chosen !== undefined) throw new Failure(`port ${chosen} is taken: choose another PORT`);
      if (port >= firstPort + 20)
        throw new Failure(`no free port from ${firstPort} on: choose one, PORT=8080 npm start`);
    }
  }
}

/**
 * Stops with Ctrl+C, and with npm: told to stop, npm ends the shell between itself and this process and nothing more.
 * @param {() => Promise<void>} close
 */
function stopInTime(close) {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.once(signal, stop);
  const parent = process.ppid;
  const watch = setInterval(() => process.env.npm_lifecycle_event && process.ppid !== parent && stop(), 500);
  function stop() {
    clearInterval(watch);
    void close();
  }
}

await main(async () => {
  const { port: chosen, apiKey } = readEnvironment(process.env);
  await setup();
  await build();
  await buildPage();
  const { startServer } = await import("../server/server.mjs");
  const server = await listen(chosen, (port) => startServer({ port, ...(apiKey ? { apiKey } : {}) }));
  stopInTime(server.close);
  say(
    apiKey
      ? "\nThe real service, with your key: videos cost money."
      : "\nThe sandbox: nothing is sent anywhere, nothing costs anything.",
  );
  process.stdout.write(`${server.url}\n`);
});
