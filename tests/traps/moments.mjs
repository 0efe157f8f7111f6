/**
 * What is going on when the wasm traps, and what has to come of it. Plain JavaScript without an import, since it runs in
 * Node and in a page. Each is given the package with its traps, and how to arm one of the kind that is tested.
 *
 * @typedef {any} Kling the package with traps
 * @typedef {(place: "validate" | "advance" | "request") => void} Arm
 */

export const kinds = ["panic", "unreachable", "overflow", "deep", "exhaustion"];

const id = "task-unified-1790000001-q7m2x9ka";
const created = { id, status: "pending", created: 1_790_000_001 };
const completed = { ...created, status: "completed", results: [{ url: "https://files.example.net/a.mp4" }] };
const form = () => ({ prompt: "A paper boat at night", start_image_url: "https://img.example.net/boat.png" });
/** As often as the core lets it be: no test waits. */
const poll = { minIntervalMs: 0, maxIntervalMs: 1 };

/** @type {Record<string, (kling: Kling, arm: Arm) => Promise<void>>} */
export const moments = {
  "a plain call": async ({ validate }, arm) => {
    arm("validate");
    const error = thrown(() => validate(form()));
    same([error.code, error.retryable, error.charged], ["internal", true, "no"]);
    same(validate(form()).ok, true);
  },

  "a getter of what is validated, which asks again": async ({ validate }, arm) => {
    const codes = [];
    const ask = () => codes.push(thrown(() => validate(form())).code);
    const input = {
      ...form(),
      get prompt() {
        arm("validate");
        ask();
        ask();
        return "A paper boat";
      },
    };
    // What stands on a broken instance is not to be trusted: it ends too, and nothing of it is in the next answer.
    same(thrown(() => validate(input)).code, "internal");
    same(codes, ["internal", "internal"]);
    same(validate(form()).request.prompt, form().prompt);
  },

  "a look in flight": async ({ validate, Client }, arm) => {
    const { fetch, answer } = service(completed);
    const handle = new Client({ fetch, apiKey: "sk-test" }).task(id);
    const waiting = handle.wait();
    await fetch.called;
    arm("validate");
    same(thrown(() => validate(form())).code, "internal");
    answer();
    same((await waiting).status, "completed");
  },

  "a look that is judged": async ({ Client }, arm) => {
    const { fetch, answer } = service(completed, completed);
    const client = new Client({ fetch, apiKey: "sk-test", poll });
    const handle = client.task(id);
    const waiting = [failure(handle.wait()), failure(handle.wait()), failure(lastOf(handle))];
    await fetch.called;
    arm("advance");
    answer();
    same(
      (await Promise.all(waiting)).map(({ code }) => code),
      ["internal", "internal", "internal"],
    );
    same(client.task(id), handle);
    answer();
    same((await handle.wait()).status, "completed");
    same(await lastOf(handle), "completed");
  },

  "a look that is built": async ({ Client }, arm) => {
    const { fetch, answer } = service(completed);
    const handle = new Client({ fetch, apiKey: "sk-test", poll }).task(id);
    arm("request");
    same((await failure(handle.wait())).code, "internal");
    answer();
    same((await handle.wait()).status, "completed");
    same(fetch.calls, 1);
  },

  "a join": async ({ Client }, arm) => {
    const { fetch, answer } = service(completed);
    const client = new Client({ fetch, apiKey: "sk-test", poll });
    const handle = client.task(id);
    // Its place is known by then: the next call is the join's own.
    client.entries();
    arm("advance");
    same((await failure(handle.wait())).code, "internal");
    answer();
    same((await handle.wait()).status, "completed");
  },

  "one look at a task": async ({ Client }, arm) => {
    const { fetch, answer } = service(completed, completed);
    const client = new Client({ fetch, apiKey: "sk-test" });
    const looking = failure(client.retrieve(id));
    await fetch.called;
    arm("advance");
    answer();
    same((await looking).code, "internal");
    answer();
    same((await client.retrieve(id)).status, "completed");
  },

  "a POST in flight": async ({ validate, Client }, arm) => {
    const { fetch, answer } = service(created, completed);
    const client = new Client({ fetch, apiKey: "sk-test", poll });
    const creating = client.create(form());
    await fetch.called;
    for (const _time of [1, 2, 3]) {
      arm("validate");
      same(thrown(() => validate(form())).code, "internal");
    }
    answer();
    const handle = await creating;
    same(handle.id, id);
    recorded(client);
    answer();
    same((await handle.wait()).status, "completed");
    same(fetch.calls, 2);
  },

  "the answer to a POST that is judged": async ({ Client }, arm) => {
    const { fetch, answer } = service(created);
    const client = new Client({ fetch, apiKey: "sk-test" });
    const creating = [client.create(form()), client.create(form())];
    await fetch.called;
    arm("advance");
    answer();
    const [one, other] = await Promise.all(creating);
    same([one.id, other], [id, one]);
    recorded(client);
    same(fetch.calls, 1);
  },

  "the answer to a POST that nobody waits for any more": async ({ Client }, arm) => {
    const { fetch, answer } = service(created);
    const told = later();
    const client = new Client({ fetch, apiKey: "sk-test", onWarning: ({ message }) => told.resolve(message) });
    const controller = new AbortController();
    const creating = failure(client.create(form(), { signal: controller.signal }));
    await fetch.called;
    controller.abort("enough");
    same(await creating, "enough");
    arm("advance");
    answer();
    same((await told.promise).includes(id), true);
    recorded(client);
  },

  "the time limit of a POST": async ({ Client }, arm) => {
    const { fetch, answer } = service(created);
    const told = later();
    const client = new Client({ fetch, apiKey: "sk-test", timeoutMs: 20, onWarning: told.resolve });
    const creating = failure(client.create(form()));
    await fetch.called;
    arm("advance");
    const error = await creating;
    same([error.code, error.charged], ["outcome_unknown", "maybe"]);
    answer();
    await told.promise;
    same((await error.retry()).id, id);
    recorded(client);
    same(fetch.calls, 1);
  },

  "a POST that is built": async ({ Client }, arm) => {
    const { fetch, answer } = service(created);
    const client = new Client({ fetch, apiKey: "sk-test" });
    arm("request");
    const error = await failure(client.create(form()));
    same([error.code, error.charged, fetch.calls], ["internal", "no", 0]);
    answer();
    same((await client.create(form())).id, id);
  },
};

/** The task of a POST stands in the journal too. */
function recorded(client) {
  same(
    client.entries().map(({ taskId, state }) => [taskId, state]),
    [[id, "pending"]],
  );
}

/** A service that gives its answers in order, each when `answer` lets it. `called`: the first request is there. */
function service(...bodies) {
  const gates = bodies.map(later);
  const first = later();
  let free = 0;
  const fetch = async () => {
    const turn = fetch.calls;
    fetch.calls += 1;
    first.resolve();
    await gates[turn].promise;
    return new Response(JSON.stringify(bodies[turn]), { status: 200 });
  };
  fetch.calls = 0;
  fetch.called = first.promise;
  return { fetch, answer: () => gates[free++].resolve() };
}

function later() {
  let resolve;
  const promise = new Promise((yes) => {
    resolve = yes;
  });
  return { promise, resolve };
}

/** The type of the last event that an iterator gives. */
async function lastOf(handle) {
  let last;
  for await (const { type } of handle) last = type;
  return last;
}

function thrown(work) {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

const failure = (promise) =>
  promise.then(
    () => Promise.reject(new Error("no error")),
    (error) => error,
  );

function same(actual, expected) {
  const [left, right] = [actual, expected].map((value) => JSON.stringify(value));
  if (left !== right) throw new Error(`${left} is not ${right}`);
}
