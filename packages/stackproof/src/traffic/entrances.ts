// Traffic: every place in the program where HTTP comes in. Pure.
//
// Decided, from a request to an answer or to the call of a function:
//
// - HTTP APIs (API Gateway), each stage: routes with variables, ANY, $default and quick create; AWS_IAM, JWT and Lambda
//   authorizers for requests without signature, token or identity source; preflight requests; functions by ARN, invoke
//   ARN, alias or version; payload formats 1.0 and 2.0; permissions; OpenAPI bodies in JSON without security.
// - REST APIs (API Gateway), each stage: resources, methods, ANY, variables; the same refusals, API keys that are
//   missing, required parameters; AWS_PROXY and plain MOCK integrations; permissions; statuses of gateway responses.
// - Function URLs: NONE and AWS_IAM.
// - Application load balancers, each listener: rules by priority with conditions on path, host, method, header and query;
//   fixed responses, redirects, one target group with a function.
//
// Said to be undecided: integrations that are no functions of the program (HTTP, AWS services, VPC links), instances and
// other targets of load balancers, sign-in, signed requests and tokens, functions of authorizers, policies of APIs and
// private endpoints, mapping templates with logic, request models, streaming, YAML bodies, custom domain names in place of
// a default endpoint that is switched off, preflight requests to function URLs, several target groups with a weight,
// regular expressions and addresses in conditions, transforms, components of other packages, and all that is not known
// before a deployment.
//
// Not looked at: DNS, certificates, security groups, WAF, throttling, usage plans, caches, canaries, WebSocket APIs,
// CloudFront, network load balancers, what a deployment of an API missed.
import { compareText } from "../core/place.ts";
import type { World } from "../model/world.ts";
import { undecided } from "./answers.ts";
import type { Entrance } from "./entrance.ts";
import { functionUrlEntrances } from "./function-url.ts";
import { httpApiEntrances } from "./http-api.ts";
import { loadBalancerEntrances } from "./load-balancer.ts";
import { restApiEntrances } from "./rest-api.ts";

/** Types of other packages that take requests, and that nobody sees through. */
const OPAQUE =
  /^(?:awsx:lb:(?:Application|Network)LoadBalancer|awsx:classic|aws-apigateway:|aws-native:(?:apigateway(?:v2)?:(?:RestApi|Api)|elasticloadbalancingv2:Listener|lambda:Url))/;

/** All entrances, by the URN of their resource; those of one resource by stage or port. */
export function entrancesOf(world: World): Entrance[] {
  const entrances = [
    ...httpApiEntrances(world),
    ...restApiEntrances(world),
    ...functionUrlEntrances(world),
    ...loadBalancerEntrances(world),
    ...opaqueEntrances(world),
  ];
  // The sort is stable: what each kind has put in order stays so.
  return entrances.sort((a, b) => compareText(a.view.urn, b.view.urn));
}

function opaqueEntrances(world: World): readonly Entrance[] {
  const nodes = world.graph
    .sorted()
    .filter((node) => OPAQUE.test(node.type) && !hasPlainChildren(world, node.urn));
  return nodes.map((node) => {
    const view = world.view(node);
    const reason = `whether \`${node.name}\` answers: nobody knows what is inside of it`;
    return { view, title: `\`${node.name}\``, outcome: () => undecided(view, reason) };
  });
}

/** True for a component whose parts the program registered after all. */
function hasPlainChildren(world: World, urn: string): boolean {
  return world.graph
    .childrenOf(urn)
    .some((child) => child.type.startsWith("aws:") || hasPlainChildren(world, child.urn));
}
