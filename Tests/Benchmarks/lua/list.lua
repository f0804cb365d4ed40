-- GET of the path it is given; BENCH_HEADERS reach wrk as its own flags.
dofile(debug.getinfo(1, "S").source:match("@(.*/)") .. "report.lua")
