// Data: versions of RDS engines that can be created, oldest first, and what follows from an engine's name.
// Source: the engine version lists of aws-cdk-lib 2.276.0 without those that it marks as deprecated
// (https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/aws-rds/lib), read on 2026-11-21; they follow
// https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html and its neighbours.

const VERSIONS: Readonly<Record<string, string>> = {
  mariadb:
    "10.5.27 10.5.28 10.5.29 10.6.19 10.6.20 10.6.21 10.6.22 10.6.23 10.6.24 10.6.25 10.11.9 10.11.10 10.11.11 10.11.13 10.11.14 10.11.15 10.11.16 11.4.3 11.4.4 11.4.5 11.4.7 11.4.8 11.4.9 11.4.10 11.8.3 11.8.5 11.8.6",
  mysql:
    "5.7.44-rds.20250213 5.7.44-rds.20250508 5.7.44-rds.20250818 5.7.44-rds.20251212 5.7.44-rds.20260212 5.7.44-rds.20260521 8.0.42 8.0.43 8.0.44 8.0.45 8.0.46 8.4.5 8.4.6 8.4.7 8.4.8 8.4.9 8.4.10",
  postgres:
    "11.22-rds.20240418 11.22-rds.20240509 11.22-rds.20251114 12.22 12.22-rds.20251114 13.15 13.16 13.18 13.20 13.21 13.22 13.23 14.12 14.13 14.15 14.17 14.18 14.19 14.20 14.21 14.22 15.7 15.8 15.10 15.12 15.13 15.14 15.15 15.16 15.17 16.3 16.4 16.6 16.8 16.9 16.10 16.11 16.12 16.13 17.2 17.4 17.5 17.6 17.7 17.8 17.9 18.1 18.2 18.3",
  "aurora-mysql":
    "8.0.mysql_aurora.3.04.0 8.0.mysql_aurora.3.04.1 8.0.mysql_aurora.3.04.2 8.0.mysql_aurora.3.04.3 8.0.mysql_aurora.3.04.4 8.0.mysql_aurora.3.04.6 8.0.mysql_aurora.3.08.0 8.0.mysql_aurora.3.08.1 8.0.mysql_aurora.3.08.2 8.0.mysql_aurora.3.09.0 8.0.mysql_aurora.3.10.0 8.0.mysql_aurora.3.10.1 8.0.mysql_aurora.3.10.2 8.0.mysql_aurora.3.10.3 8.0.mysql_aurora.3.10.4 8.0.mysql_aurora.3.11.0 8.0.mysql_aurora.3.11.1 8.0.mysql_aurora.3.12.0",
  "aurora-postgresql":
    "11.9 11.21 12.9 12.22 13.9 13.16 13.23 14.6 14.13 14.15 14.17 14.18 14.19 14.20 14.22 15.8 15.10 15.12 15.13 15.14 15.15 15.17 16.4 16.6 16.8 16.9 16.10 16.11 16.13 17.4 17.5 17.6 17.7 17.9 18.3 18.4 18.6",
};

/** The known versions of an engine, oldest first; undefined for an engine whose versions are not recorded. */
export function engineVersions(engine: string): readonly string[] | undefined {
  return VERSIONS[engine]?.split(" ");
}

/** The major part of a version: `16` of `16.4`, `8.0` of `8.0.45`, `10.11` of `10.11.16`. */
export function majorVersion(engine: string, version: string): string {
  const parts = version.split(".");
  return parts.slice(0, engine.includes("postgres") ? 1 : 2).join(".");
}

/** The parameter group family of a version: `postgres16`, `mysql8.0`, `aurora-postgresql15`. */
export function parameterGroupFamily(engine: string, version: string): string {
  return `${engine}${majorVersion(engine, version)}`;
}

/** Log types that an engine can export to CloudWatch; empty where none are recorded. */
export function exportableLogs(engine: string): readonly string[] {
  if (engine.includes("postgres")) return engine === "postgres" ? ["postgresql", "upgrade"] : ["postgresql"];
  return engine === "mysql" || engine === "mariadb" || engine === "aurora-mysql"
    ? ["audit", "error", "general", "slowquery"]
    : [];
}

/** The port that an engine listens on unless it is told otherwise; undefined for engines that are not recorded. */
export function defaultPort(engine: string): number | undefined {
  if (engine.includes("postgres")) return 5432;
  if (engine.includes("mysql") || engine === "mariadb") return 3306;
  if (engine.startsWith("oracle")) return 1521;
  return engine.startsWith("sqlserver") ? 1433 : undefined;
}
