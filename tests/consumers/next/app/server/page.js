import { run } from "../../app.js";

export default async function Page({ searchParams }) {
  const { base } = await searchParams;
  return <pre id="report">{JSON.stringify(await run(base))}</pre>;
}
