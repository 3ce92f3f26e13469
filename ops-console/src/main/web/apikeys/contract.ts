/** A key for a program; its secret is told once, when it is made. */
export type ApiKey = {
  id: string;
  name: string;
  roles: string[];
  scopes?: { environments?: string[] | null; regions?: string[] | null; brands?: string[] | null } | null;
  createdBy: string;
  createdAt: string;
  expiresAt?: string | null;
  lastUsedAt?: string | null;
  revokedBy?: string | null;
  revokedAt?: string | null;
};
