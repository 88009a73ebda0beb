// `lodash-of-nowhere` is neither in package.json nor installed.
import * as aws from "@pulumi/aws";
import { kebabCase } from "lodash-of-nowhere";

export const topic = new aws.sns.Topic(kebabCase("Order Events"));
