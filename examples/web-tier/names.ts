// Names and tags: `<environment>-<service>-<what>`, such as prod-shop-vpc.

export class Names {
  private readonly environment: string;
  private readonly service: string;

  constructor(environment: string, service: string) {
    this.environment = environment;
    this.service = service;
  }

  of(what: string): string {
    return `${this.environment}-${this.service}-${what}`;
  }

  /** Tags of a resource; `Environment` comes from the provider's default tags. */
  tags(what: string): { Name: string } {
    return { Name: this.of(what) };
  }
}
