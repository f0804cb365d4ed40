"""What a Trede says of trajectories, referrals and money, read over HTTP or straight from its database.

Both readings have the same shape: {"referrals": {externalId: state}, "trajectories": {externalId: {state, network,
lines}}, "organisations": {number: lines}, "networks": {code: lines}} where lines is {(rule, role, organisation):
(due, paid)}, in cents, at one day.
"""

import sqlite3
import uuid
from collections import defaultdict

REFERRALS = """
    SELECT r.external_id, r.state, t.uid FROM referral r LEFT JOIN trajectory t ON t.referral_id = r.id
"""
TRAJECTORIES = """
    SELECT r.external_id, t.state, n.code FROM trajectory t
    JOIN referral r ON r.id = t.referral_id JOIN network n ON n.id = t.network_id
"""
ENTITLEMENTS = """
    SELECT r.external_id, n.code, e.rule, e.beneficiary, o.enterprise_number, e.amount_cents,
        CASE WHEN e.paid_on <= ?1 THEN e.amount_cents ELSE 0 END
    FROM entitlement e JOIN trajectory t ON t.id = e.trajectory_id JOIN referral r ON r.id = t.referral_id
    JOIN network n ON n.id = t.network_id JOIN organisation o ON o.id = e.organisation_id
    WHERE e.state IN ('due', 'paid') AND e.due_on <= ?1
"""


def open_read_only(path):
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)


def mapping(path):
    """The state and the trajectory of each referral: externalId -> (state, identifier or None)."""
    database = open_read_only(path)
    rows = database.execute(REFERRALS).fetchall()
    database.close()
    return {external: (state, str(uuid.UUID(bytes=uid)) if uid else None) for external, state, uid in rows}


def from_database(path, today):
    database = open_read_only(path)
    trajectories = {
        external: {"state": state, "network": network, "lines": {}}
        for external, state, network in database.execute(TRAJECTORIES)
    }
    referrals = {external: state for external, state, _ in database.execute(REFERRALS)}
    organisations, networks = defaultdict(dict), defaultdict(dict)
    for external, network, rule, role, organisation, due, paid in database.execute(ENTITLEMENTS, (today,)):
        for lines in (trajectories[external]["lines"], organisations[organisation], networks[network]):
            add(lines, (rule, role, organisation), due, paid)
    database.close()
    return {
        "referrals": referrals,
        "trajectories": trajectories,
        "organisations": dict(organisations),
        "networks": dict(networks),
    }


def from_http(caller, referrals, trajectory_of, today):
    """Reads every statement.

    `caller` is a controller, `referrals` the states of the referrals and `trajectory_of` maps externalId to the
    identifier of the trajectory: a controller does not see the reference of the referrer.
    """
    networks = {item["id"]: item["code"] for item in caller.items("/networks")}
    items = {item["id"]: item for item in caller.items("/trajectories")}
    trajectories = {}
    for external, identifier in trajectory_of.items():
        item = items.pop(identifier, None)
        if item:
            lines = statement_lines(caller, today, trajectoryId=identifier)
            trajectories[external] = {
                "state": item["state"], "network": networks.get(item["networkId"]), "lines": lines
            }
    for identifier, item in items.items():
        trajectories[identifier] = {"state": item["state"], "network": networks.get(item["networkId"]), "lines": {}}
    return {
        "referrals": referrals,
        "trajectories": trajectories,
        "organisations": {
            item["enterpriseNumber"]: statement_lines(caller, today, organisationId=item["id"])
            for item in caller.items("/organisations")
        },
        "networks": {
            code: statement_lines(caller, today, networkId=identifier) for identifier, code in networks.items()
        },
    }


def statement_lines(caller, today, **of):
    lines = {}
    for line in caller.get("/statements", on=today, **of)["lines"]:
        add(lines, (line["rule"], line["role"], line["enterpriseNumber"]), line["dueCents"], line["paidCents"])
    return lines


def add(lines, key, due, paid):
    """Adds an amount to its line; a line of nothing is no line."""
    before = lines.get(key, (0, 0))
    if due or paid:
        lines[key] = (before[0] + due, before[1] + paid)
