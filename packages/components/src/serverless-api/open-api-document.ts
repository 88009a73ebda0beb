// ServerlessApi: OpenAPI documents as data.
import type * as pulumi from "@pulumi/pulumi";

/** JSON whose values may be Outputs. */
export type OpenApiValue =
  | pulumi.Input<string>
  | number
  | boolean
  | readonly OpenApiValue[]
  | { readonly [key: string]: OpenApiValue };

/** An OpenAPI document, as API Gateway takes it. */
export type OpenApiDocument = Readonly<Record<string, OpenApiValue>>;
