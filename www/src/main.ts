/** Asks the host what it is, says so, and opens the page. */
import { Page } from "./page.ts";
import { findService } from "./service.ts";
import { texts } from "./texts.ts";

const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

const service = await findService();
const mark = byId("mode");
mark.textContent = texts.modes[service.mode];
mark.dataset.mode = service.mode;
new Page(service, byId("page"), byId("announcements"));
