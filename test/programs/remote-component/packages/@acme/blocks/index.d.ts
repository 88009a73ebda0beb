export { SiteArgs } from "./site";
export type Site = import("./site").Site;
export declare const Site: typeof import("./site").Site;
