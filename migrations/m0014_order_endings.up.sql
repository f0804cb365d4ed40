-- An order that no longer stands: a later fact beside it, which keeps what was carried out of it (X-6).
CREATE TABLE order_ending (
    order_id INTEGER PRIMARY KEY REFERENCES action_order (id),
    -- The first day on which the order no longer stands.
    ended_on TEXT NOT NULL,
    reason TEXT NOT NULL
        CHECK (reason IN ('providerReplaced', 'planChanged', 'providerUnavailable', 'notNeeded', 'enteredInError')),
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
