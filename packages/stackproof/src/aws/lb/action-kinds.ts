// AWS Elastic Load Balancing: the inputs of an action, which listeners and rules share.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html; the shapes that the provider
// wants: https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener.go
import { bool, int, list, map, object, oneOf, ref, text, withDefault } from "../../model/kernel.ts";
import { TARGET_GROUP } from "./shared.ts";

const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const byAws = { by: "aws", docs: `${API}/API_Action.html` } as const;

const https = text(
  {
    pattern: /^https:\/\//,
    of: "an https:// address",
    good: "https://id.example.com",
    bad: "http://id.example.com",
  },
  { by: "aws", docs: `${API}/API_AuthenticateOidcActionConfig.html` },
);

const session = {
  authenticationRequestExtraParams: map(text()),
  onUnauthenticatedRequest: oneOf(["deny", "allow", "authenticate"]),
  scope: withDefault(text(), "openid"),
  sessionCookieName: withDefault(text(), "AWSELBAuthSessionCookie"),
  sessionTimeout: withDefault(int({ min: 1, max: 604_800, unit: "seconds" }, byAws), 604_800),
};

/** One action. */
export const action = object({
  authenticateCognito: object({
    ...session,
    userPoolArn: ref("aws:cognito/userPool:UserPool", "arn"),
    userPoolClientId: ref("aws:cognito/userPoolClient:UserPoolClient", "id"),
    userPoolDomain: text(),
  }),
  authenticateOidc: object({
    ...session,
    authorizationEndpoint: https,
    clientId: text(),
    clientSecret: text(),
    issuer: https,
    tokenEndpoint: https,
    userInfoEndpoint: https,
  }),
  fixedResponse: object({
    contentType: oneOf(["text/plain", "text/css", "text/html", "application/javascript", "application/json"]),
    messageBody: text({ min: 0, max: 1024 }),
    statusCode: text({
      pattern: /^[245]\d\d$/,
      of: "a status code of 200 to 299 or 400 to 599",
      good: "404",
      bad: "302",
    }),
  }),
  forward: object({
    stickiness: object({
      duration: int({ min: 1, max: 604_800, unit: "seconds" }),
      enabled: withDefault(bool(), false),
    }),
    targetGroups: list(
      object({
        arn: ref(TARGET_GROUP, ["arn", "id"]),
        weight: withDefault(int({ min: 0, max: 999 }), 1),
      }),
      { min: 1, max: 5 },
    ),
  }),
  jwtValidation: object({
    additionalClaims: list(
      object({
        format: oneOf(["single-string", "string-array", "space-separated-values"], byAws),
        name: text(),
        values: list(text()),
      }),
    ),
    issuer: text(),
    jwksEndpoint: text(),
  }),
  order: int({ min: 1, max: 50_000 }),
  redirect: object({
    host: withDefault(text({ min: 1, max: 128 }), "#{host}"),
    path: withDefault(
      text(
        {
          min: 1,
          max: 128,
          pattern: /^\//,
          of: 'a path that begins with "/"',
          good: "/#{path}",
          bad: "shop",
        },
        byAws,
      ),
      "/#{path}",
    ),
    port: withDefault(
      text(
        {
          pattern: /^(?:#\{port\}|[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])$/,
          of: "a port of 1 to 65535 or #{port}",
          good: "443",
          bad: "https",
        },
        byAws,
      ),
      "#{port}",
    ),
    protocol: withDefault(oneOf(["#{protocol}", "HTTP", "HTTPS"]), "#{protocol}"),
    query: withDefault(text({ min: 0, max: 128 }), "#{query}"),
    statusCode: oneOf(["HTTP_301", "HTTP_302"]),
  }),
  targetGroupArn: ref(TARGET_GROUP, ["arn", "id"]),
  type: oneOf([
    "forward",
    "authenticate-oidc",
    "authenticate-cognito",
    "redirect",
    "fixed-response",
    "jwt-validation",
  ]),
});
