"""How many rows of each table belong to some referrals, read beside the server."""

import sqlite3

COUNTS = {
    "referral": "SELECT count(*) FROM referral WHERE external_id = ?",
    "person": "SELECT count(DISTINCT person_id) FROM referral WHERE external_id = ?",
    "referral_version": """
        SELECT count(*) FROM referral_version v JOIN referral r ON r.id = v.referral_id WHERE r.external_id = ?""",
    "assessment": "SELECT count(*) FROM assessment a JOIN referral r ON r.id = a.referral_id WHERE r.external_id = ?",
}


def rows(path, externals):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)
    found = {
        name: sum(database.execute(query, (external,)).fetchone()[0] for external in externals)
        for name, query in COUNTS.items()
    }
    database.close()
    return found
