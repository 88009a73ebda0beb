import * as pulumi from "@pulumi/pulumi";
export declare class Widget extends pulumi.CustomResource {
    readonly label: pulumi.Output<string>;
    readonly size: pulumi.Output<number>;
    constructor(name: string, args: WidgetArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * The set of arguments for constructing a Widget resource.
 */
export interface WidgetArgs {
    size: pulumi.Input<number>;
}
