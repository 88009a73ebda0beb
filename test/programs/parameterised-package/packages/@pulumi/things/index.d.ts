export { WidgetArgs } from "./widget";
export type Widget = import("./widget").Widget;
export declare const Widget: typeof import("./widget").Widget;
