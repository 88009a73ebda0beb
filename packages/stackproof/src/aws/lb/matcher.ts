// AWS Elastic Load Balancing: which answers count as healthy. Pure.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html

/** What is wrong with a matcher; undefined when nothing is. */
export function matcherProblem(
  matcher: string,
  protocol: string,
  protocolVersion: string | undefined,
): string | undefined {
  const [low, high] = bounds(protocol, protocolVersion);
  for (const part of matcher.split(",")) {
    const found = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(part.trim());
    if (found === null) return `${JSON.stringify(part)} is neither a code nor a range`;
    const first = Number(found[1]);
    const last = Number(found[2] ?? found[1]);
    if (first > last) return `the range ${part.trim()} ends before it begins`;
    if (first < low || last > high) {
      return `${part.trim()} is outside of ${low} to ${high}${protocolVersion === "GRPC" ? ", the gRPC codes" : ""}`;
    }
  }
  return undefined;
}

function bounds(protocol: string, protocolVersion: string | undefined): readonly [number, number] {
  if (protocol === "GENEVE") return [200, 399];
  if (protocol !== "HTTP" && protocol !== "HTTPS") return [200, 599];
  return protocolVersion === "GRPC" ? [0, 99] : [200, 499];
}
