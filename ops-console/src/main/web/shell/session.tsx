import { createContext, useContext } from 'react';
import type { Me } from '../api/types';

const MeContext = createContext<Me | undefined>(undefined);

export const MeProvider = MeContext.Provider;

export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('outside Shell');
  return me;
}

/** Undefined when allowed, else why not: actions are disabled with their reason, never hidden. */
export function useDenied(permission: string): string | undefined {
  return useMe().permissions.includes(permission) ? undefined : `Needs ${permission}`;
}
