// What an instance does when it first starts. It is ready when the load balancer gets an answer from /health.
import { UserData } from "@stackproof/components";

/** nginx on Amazon Linux 2023, with a page that tells which zone it comes from. */
export function webServer(title: string): UserData {
  return new UserData().shell(
    "dnf install -y nginx",
    "zone=$(ec2-metadata --availability-zone | cut -d ' ' -f 2)",
    "cat > /usr/share/nginx/html/index.html <<PAGE",
    `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1><p>Served from $zone.</p></html>`,
    "PAGE",
    "echo ok > /usr/share/nginx/html/health",
    "systemctl enable --now nginx",
  );
}
