import { initTRPC } from "@trpc/server";
import { requestSchema } from "kling-o3";

import { paths, right, wrong } from "./form.js";

const { createCallerFactory, procedure, router } = initTRPC.create();
const routes = router({ create: procedure.input(requestSchema).mutation(({ input }) => input.duration) });
const { create } = createCallerFactory(routes)({});

const error = await create(wrong).catch((refusal) => refusal);
const refused = error.code === "BAD_REQUEST" ? paths(error.cause.issues) : [];
console.log(JSON.stringify({ refused, sent: await create(right) }));
