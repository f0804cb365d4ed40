-- GET of one of the loaded referrals; their identifiers, one on a line, are in trede-PORT.ids of BENCH_WORK.
dofile(debug.getinfo(1, "S").source:match("@(.*/)") .. "report.lua")
local paths = {}
for id in io.lines(os.getenv("BENCH_WORK") .. "/trede-" .. wrk.port .. ".ids") do paths[#paths + 1] = "/trede/v1/referrals/" .. id end
math.randomseed(7)
function request()
  return wrk.format("GET", paths[math.random(#paths)])
end
