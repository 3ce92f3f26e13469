import { Button, type ButtonProps, Tooltip } from '@mantine/core';

/** A button that stays in sight when it cannot be used, and says why. */
export function Act({
  blocked,
  onAct,
  testId,
  children,
  ...face
}: {
  blocked: string | undefined;
  onAct: () => void;
  testId?: string;
  children: React.ReactNode;
  'aria-label'?: string;
  'data-id'?: string;
} & ButtonProps) {
  const button = (
    <Button
      size="compact-xs"
      variant="default"
      {...face}
      aria-disabled={Boolean(blocked)}
      data-disabled={blocked ? true : undefined}
      onClick={(event) => {
        event.stopPropagation();
        if (!blocked) onAct();
      }}
      data-testid={testId}
    >
      {children}
    </Button>
  );
  return blocked ? <Tooltip label={blocked}>{button}</Tooltip> : button;
}
