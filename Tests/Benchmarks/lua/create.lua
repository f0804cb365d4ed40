-- POST of a full referral with all 43 scores. Each has a fresh externalId, and a person of its own with a valid number;
-- trede-PORT.next in BENCH_WORK is the number of the next person, so that runs after each other never meet.
dofile(debug.getinfo(1, "S").source:match("@(.*/)") .. "report.lua")
local files = os.getenv("BENCH_WORK") .. "/trede-" .. wrk.port
local pieces, threads = {}, {}

local function read(path)
  local file = assert(io.open(path))
  local text = file:read("*a")
  file:close()
  return text
end

-- The body as prepare.py wrote it, cut where the four values go: @EXTERNAL@, @SSIN@, @BIRTH@ and @NAME@.
for text, mark in (read(files .. ".template") .. "@END@"):gmatch("(.-)@(%u+)@") do
  pieces[#pieces + 1] = text
  pieces[#pieces + 1] = mark
end
local number = tonumber(read(files .. ".next"))

-- The same persons as Tests/Crash/referrals.py makes, without end for a run of any length.
local function person(n)
  local serial = n % 998
  n = math.floor(n / 998)
  local day = n % 28 + 1
  n = math.floor(n / 28)
  local month = n % 12 + 1
  local year = 60 + math.floor(n / 12) % 40
  local digits = ((year * 100 + month) * 100 + day) * 1000 + serial
  return string.format("%09d%02d", digits, 97 - digits % 97), string.format("19%02d-%02d-%02d", year, month, day)
end

local function letters(n)
  local name = {}
  while n > 0 do
    name[#name + 1] = string.char(97 + n % 26)
    n = math.floor(n / 26)
  end
  return "Proef" .. table.concat(name)
end

local headers = { ["Content-Type"] = "application/json" }
for name, value in (os.getenv("BENCH_HEADERS") or ""):gmatch("([^:\n]+): ([^\n]+)") do headers[name] = value end

function request()
  local ssin, birth = person(number)
  local values = { EXTERNAL = string.format("PUSH-%09d", number), SSIN = ssin, BIRTH = birth, NAME = letters(number), END = "" }
  local body = {}
  for index = 1, #pieces, 2 do
    body[#body + 1] = pieces[index]
    body[#body + 1] = values[pieces[index + 1]]
  end
  number = number + 1
  next_number = number
  return wrk.format("POST", nil, headers, table.concat(body))
end

function setup(thread)
  threads[#threads + 1] = thread
end

function done(summary, latency)
  for _, thread in ipairs(threads) do
    local file = assert(io.open(files .. ".next", "w"))
    file:write(thread:get("next_number"))
    file:close()
  end
  report(summary, latency)
end
