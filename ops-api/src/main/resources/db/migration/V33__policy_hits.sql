-- decisions by the policy that made them; those of before did not name it and are not counted
CREATE TABLE policy_hit_minute (
    minute      timestamptz NOT NULL,
    policy      text        NOT NULL,
    environment text        NOT NULL,
    rejected    bigint      NOT NULL,
    throttled   bigint      NOT NULL,
    rerouted    bigint      NOT NULL,
    PRIMARY KEY (minute, policy, environment)
) PARTITION BY RANGE (minute);
CREATE TABLE policy_hit_minute_default PARTITION OF policy_hit_minute DEFAULT;
