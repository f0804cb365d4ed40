#!/usr/bin/env python3
"""Pushes the sample to a running Trede as the partners would, and tells what became of it.

    demo.py --program TREDE --database PATH --url http://HOST:PORT

Exit 1 when something was refused or what is due and paid differs from the oracle.
"""

import argparse
import sys
from collections import Counter
from datetime import date, timedelta

from clients import Clients
from partners import Partners
from progress import Phase
from sample import FOLDER, Sample

import compare
import observed
from trede_api import Refused

WAITING_SHOWN_MAX = 6


def phase(title, work):
    """Runs one phase: `work` gives (subject, call) for each step; returns how many steps were refused."""
    steps = list(work)
    told = Phase(title, len(steps))
    for subject, call in steps:
        try:
            refused = call() or []
        except Refused as error:
            told.refused(subject, error)
            continue
        except KeyError as error:
            told.refused(subject, f"rests on what was refused before ({error})")
            continue
        told.step()
        told.refusals += [f"{subject}: {line}" for line in refused if isinstance(refused, list)]
    told.end()
    return len(told.refusals)


def for_events(sample, method, *names):
    for external, event in sample.events(*names):
        yield external, lambda external=external, event=event: method(external, event)


def for_lines(lines, method, name):
    for line in lines:
        yield line[name], lambda line=line: method(line)


def for_sessions(sample, partners):
    """The sessions of each trajectory by provider role, as one batch each."""
    batches = {}
    for external, event in sample.events("session"):
        actions = sample.event(external, "planApproved")["actions"]
        role = next(action["providerRole"] for action in actions if action["ref"] == event["actionRef"])
        batches.setdefault((external, role), []).append(event)
    for (external, role), events in batches.items():
        yield external, lambda external=external, role=role, events=events: partners.register_sessions(
            external, role, events
        )


def for_verifications(partners):
    for held_on, external, session in sorted(partners.sessions):
        yield external, lambda external=external, held_on=held_on, session=session: partners.verify(
            external, held_on, session
        )


def month_ends(first, last):
    """The last day of each month from one day to another, and that other day."""
    day = date.fromisoformat(first).replace(day=1)
    while day.isoformat() <= last:
        day = (day + timedelta(31)).replace(day=1)
        end = (day - timedelta(1)).isoformat()
        yield min(end, last)


def for_payments(sample, partners):
    for day in month_ends(sample.referrals[0]["submittedOn"], sample.today):
        yield day, lambda day=day: partners.pay(day) and None


def replay(sample, partners):
    """All phases in order; returns the number of refusals."""
    refused = 0
    administrator = (
        ("Organisations registered", sample.organisations, partners.register_organisation, "enterpriseNumber"),
        ("Networks registered", sample.networks, partners.register_network, "code"),
        ("Professionals registered", sample.professionals, partners.register_professional, "externalId"),
        ("Referrals pushed", sample.referrals, partners.refer, "externalId"),
    )
    for title, lines, method, name in administrator:
        refused += phase(title, for_lines(lines, method, name))
    for title, method, name in (
        ("Referrals decided", partners.decide, "decision"),
        ("Teams appointed", partners.appoint, "teamAppointed"),
        ("First conversations held", partners.converse, "firstConversation"),
        ("Plans written and signed", partners.plan_and_sign, "planApproved"),
        ("Plans ordered", partners.order, "planApproved"),
        ("Suspensions", partners.suspend, "suspension"),
        ("Internships", partners.intern, "internship"),
        ("Extensions", partners.extend, "extension"),
    ):
        refused += phase(title, for_events(sample, method, name))
    refused += phase("Batches of sessions registered", for_sessions(sample, partners))
    refused += phase("Sessions verified", for_verifications(partners))
    for title, method, name in (
        ("End reports delivered", partners.report, "endReportDelivered"),
        ("End advices registered", partners.advise, "endAdvice"),
        ("Terminations", partners.terminate, "termination"),
        ("Outcomes followed up", partners.follow_up, "monthlyStatus"),
    ):
        refused += phase(title, for_events(sample, method, name))
    return refused + phase("Months paid", for_payments(sample, partners))


def euros(cents):
    return f"{cents / 100:,.2f}".replace(",", " ")


def tell(title, counts):
    print(f"\n{title}")
    for name, count in sorted(counts.items()):
        print(f"  {name:<22}{count:>6}")


def tell_networks(sample, partners):
    controller = partners.clients.acting("controller")
    print(f"\nDue and paid by {sample.today}, in euros\n  {'network':<26}{'due':>14}{'paid':>14}")
    for code, identifier in partners.network_of.items():
        lines = controller.get("/statements", on=sample.today, networkId=identifier)["lines"]
        due, paid = (sum(line[name] for line in lines if line["rule"] != "E-3") for name in ("dueCents", "paidCents"))
        print(f"  {code:<26}{euros(due):>14}{euros(paid):>14}")


def tell_blockers(partners):
    """Why an expected amount is not payable yet (E-17), for the trajectory where most is expected."""
    controller = partners.clients.acting("controller")
    expected = list(controller.items("/entitlements", state="expected"))
    if not expected:
        print("\nNothing is waiting to become payable.")
        return
    of_trajectory = Counter(item["trajectoryId"] for item in expected)
    trajectory = of_trajectory.most_common(1)[0][0]
    print(f"\nWhy these euros of trajectory {trajectory} are not payable yet")
    waiting = [item for item in expected if item["trajectoryId"] == trajectory]
    for item in waiting[:WAITING_SHOWN_MAX]:
        print(f"  {item['rule']} {item['role']}, {euros(item.get('amountCents', 0))} euro")
        for blocker in controller.get(f"/entitlements/{item['id']}/blockers")["blockers"]:
            by = f", by {blocker['by']}" if "by" in blocker else ""
            text = blocker["text"].get("en") or blocker["text"]["nl"]
            print(f"    {blocker['rule']}: {text} ({blocker['whoMustAct']}{by})")
    if len(waiting) > WAITING_SHOWN_MAX:
        print(f"  and {len(waiting) - WAITING_SHOWN_MAX} more amounts")


def paid_as_told(partners, sample):
    """The statements of the sample's last day, as if each month had been paid on its day.

    The demonstration pays years late, and what is paid late is paid on the day of the run (Z-5). By the calendar
    (E-23), what was due a month before the last day is paid by then; what is paid by now must hold it.
    """

    def on(day):
        states = partners.referral_states()
        return observed.from_http(partners.clients.acting("controller"), states, partners.trajectory_of, day)

    today = date.fromisoformat(sample.today)
    found, payable, now = on(sample.today), on(f"{today.replace(day=1) - timedelta(days=1)}"), on(f"{date.today()}")

    def merged(lines, payable, now):
        return {
            key: (due, min(payable.get(key, (0, 0))[0], now.get(key, (0, 0))[1])) for key, (due, _) in lines.items()
        }

    for kind in ("organisations", "networks"):
        for name, lines in found[kind].items():
            found[kind][name] = merged(lines, payable[kind].get(name, {}), now[kind].get(name, {}))
    for name, told in found["trajectories"].items():
        before, after = (other["trajectories"].get(name, {"lines": {}})["lines"] for other in (payable, now))
        told["lines"] = merged(told["lines"], before, after)
    return found


def tell_equality(sample, partners):
    """Whether every statement equals the oracle; returns whether it does."""
    print("\nAgainst the oracle (expected.json)")
    found = paid_as_told(partners, sample)
    decisions = compare.expected_decisions(FOLDER / "histories.ndjson")
    comparison, told = compare.compare(sample.expected, decisions, found)
    for rule in sorted({rule for rule, _ in told}):
        print(f"  {rule}, told and not judged: {told[rule, True]} lines equal, {told[rule, False]} different")
    return comparison.report()


def tell_commands(partners, url):
    token = partners.clients.acting("controller").token
    base = f"{url}/trede/v1"
    print("\nTo look around as a controller")
    print(f"  TOKEN={token}")
    for rest in (
        "/trajectories?pageSize=3",
        f"/statements?on={partners.sample.today}&networkId={next(iter(partners.network_of.values()))}",
        "/entitlements?state=expected&pageSize=3",
        "/refData/measures",
    ):
        print(f"  curl -sS -H \"Authorization: Bearer $TOKEN\" '{base}{rest}'")
    print(f"  curl -sS '{base}/doc/openapi.yaml'")


def tell_all(sample, partners):
    """What became of the sample; returns whether it equals the oracle."""
    tell("Referrals by state", Counter(partners.referral_states().values()))
    items = partners.clients.acting("controller").items("/trajectories")
    tell("Trajectories by state", Counter(item["state"] for item in items))
    tell_networks(sample, partners)
    tell_blockers(partners)
    return tell_equality(sample, partners)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("program", "database", "url"):
        parser.add_argument(f"--{name}", required=True)
    arguments = parser.parse_args()
    sample = Sample()
    partners = Partners(sample, Clients(arguments.program, arguments.database, arguments.url))
    print(f"Pushing {len(sample.referrals)} referrals and what followed, over HTTP, as the partners would")
    refused = replay(sample, partners)
    print(f"  {len(partners.clients)} clients acted, each with its own token; {refused} steps were refused")
    try:
        is_equal = tell_all(sample, partners)
    except Refused as error:
        sys.exit(f"What became of them cannot be told: {error}")
    tell_commands(partners, arguments.url)
    sys.exit(0 if is_equal and not refused else 1)


if __name__ == "__main__":
    main()
