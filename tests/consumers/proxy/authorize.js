/** Who may spend the key, and how often: each user has three videos an hour. */
const users = new Map([["Bearer token-of-ada", []]]); // yours: sessions, a database

const hour = 3_600_000;
const refusal = (status, message, headers) => Response.json({ error: { message } }, { status, headers });

export function authorize(request) {
  const times = users.get(request.headers.get("authorization"));
  if (times === undefined) return refusal(401, "Sign in first");
  if (request.method !== "POST") return true; // to look at a task costs nothing
  const now = Date.now();
  while (times[0] <= now - hour) times.shift();
  const seconds = Math.ceil((times[0] + hour - now) / 1_000);
  if (times.length >= 3) return refusal(429, "Three videos an hour", { "retry-after": `${seconds}` });
  times.push(now);
  return true;
}
