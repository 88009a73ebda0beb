import * as pulumi from "@pulumi/pulumi";
export declare class Site extends pulumi.ComponentResource {
    /**
     * The ports that it listens on.
     */
    readonly ports: pulumi.Output<number[]>;
    /**
     * Where it answers.
     */
    readonly url: pulumi.Output<string>;
    constructor(name: string, args: SiteArgs, opts?: pulumi.ComponentResourceOptions);
    describe(args: Site.DescribeArgs): pulumi.Output<Site.DescribeResult>;
}
/**
 * The set of arguments for constructing a Site resource.
 */
export interface SiteArgs {
    /**
     * The name of the site.
     */
    domain: pulumi.Input<string>;
    replicas?: pulumi.Input<number>;
}
export declare namespace Site {
    interface DescribeArgs {
        prefix: pulumi.Input<string>;
    }
    interface DescribeResult {
        readonly text: string;
    }
}
