// Traffic: what `traffic` of stackproof.yaml asks for, against what the requests meet. The public face of the room.
import type { Finding } from "../findings/finding.ts";
import { checkHttp } from "./check-http.ts";
import { checkPut } from "./check-put.ts";
import type { TrafficInputs } from "./inputs.ts";

/** Sends each request of the requirements, and says what is not as it was asked. */
export async function checkTraffic(inputs: TrafficInputs): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const requirement of inputs.requirements.traffic) {
    const { value } = requirement;
    const found =
      value.kind === "http"
        ? await checkHttp({ ...requirement, value }, inputs)
        : await checkPut({ ...requirement, value }, inputs);
    findings.push(...found);
  }
  return findings;
}
