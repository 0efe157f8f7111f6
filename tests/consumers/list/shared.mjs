/** What several consumers have alike. */

/** For tools that need it. */
export const node22 = "22.23.3";

/** A page that a host of static files serves. */
export const bundled = { dist: "dist", pages: ["/"] };

export const react = { react: "19.3.1", "react-dom": "19.3.1" };
