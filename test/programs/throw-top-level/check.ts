interface Settings {
  readonly region: string;
}

export function check(settings: Settings | undefined): string {
  return settings!.region;
}
