"""Trede in a side-by-side run of loads: set BENCH_EXTRA to this file. Needs the release build.

The loads are the durable create of the full referral with all 43 scores, one referral, and a list of 50. The engine
alone, without the API, is measured with the small answers and the content of 2 KB of the others; it needs
`swift build -c release --product HTTPProbe`.
"""

TREDE = dict(
    name="Trede",
    start=["{home}/serve.sh {port} {work}"],
    health="/trede/v1/health",
    token_file="{work}/trede-{port}.token",
    prepare="python3 {home}/prepare.py {port} {work}",
    routes=["create", "get", "list"],
    paths={
        "create": "/trede/v1/referrals",
        "get": "/trede/v1/referrals",
        "list": "/trede/v1/referrals?state=submitted&pageSize=50",
    },
    lua={"create": "{home}/lua/create.lua", "get": "{home}/lua/get.lua", "list": "{home}/lua/list.lua"},
)

ENGINE = dict(
    name="Trede's engine",
    start=["{home}/../../.build/release/HTTPProbe serve --port {port} --loops 2"],
    routes=["static", "item", "echo", "json"],
)

CONTESTANTS = [
    TREDE,
    ENGINE,
    # On a disk whose flush takes 2 ms; only run where it is named.
    dict(
        TREDE,
        name="Trede, 2 ms flush",
        start=["env LD_PRELOAD={work}/slowsync.so FLUSH_US=2000 {home}/serve.sh {port} {work}"],
        extra=True,
    ),
]
