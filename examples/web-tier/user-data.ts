// What an instance does at its first start.

/**
 * A shell script for Amazon Linux 2023. The load balancer's health check says when an instance is ready; nothing is
 * signalled.
 */
export function userData(name: string): string {
  return `#!/bin/bash
set -euo pipefail
dnf install --assumeyes nginx
echo "ok" > /usr/share/nginx/html/health
echo "<!doctype html><title>${name}</title><h1>${name}</h1>" > /usr/share/nginx/html/index.html
systemctl enable --now nginx
`;
}
