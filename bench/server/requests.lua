-- The requests that wrk sends: each is for another account, with that account's key. The environment
-- has ACCOUNTS, a file with lines `ACCOUNT KEY`, and OPERATION: `get`, `post`, or `mixed` for nine
-- GETs to one POST.

local accounts, keys = {}, {}
for line in io.lines(os.getenv("ACCOUNTS")) do
	local account, key = line:match("^(%S+) (%S+)$")
	accounts[#accounts + 1], keys[#keys + 1] = "/api/v1/accounts/" .. account .. "/webhooks", "Bearer " .. key
end

local operation = os.getenv("OPERATION")
local threads = 0

-- Each thread has its own random sequence.
function setup(thread)
	threads = threads + 1
	thread:set("seed", threads)
end

function init()
	math.randomseed(seed)
end

local number = 0

-- Two webhooks, one of which every account already has.
local function body()
	number = number + 1
	local entry = '{"subAccountId": "%s", "url": "https://hooks.onion.example/%d", "httpAuthorization": "Bearer rw4Kd0b2uT7hQ9xZ1mVc", "type": "MSG"}'
	return "[" .. entry:format("Onion_Marketing", number) .. ", " .. entry:format("Onion_Support", number) .. "]"
end

function request()
	local chosen = math.random(#accounts)
	local headers = { Authorization = keys[chosen] }
	if operation == "get" or (operation == "mixed" and math.random(10) > 1) then
		return wrk.format("GET", accounts[chosen], headers)
	end
	headers["Content-Type"] = "application/json"
	return wrk.format("POST", accounts[chosen], headers, body())
end

function done(summary, latency)
	local errors = summary.errors
	local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
	io.write(string.format(
		'{"requests": %d, "seconds": %.3f, "failed": %d, "p50": %.3f, "p99": %.3f, "p999": %.3f, "max": %.3f}\n',
		summary.requests, summary.duration / 1e6, failed,
		latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency:percentile(99.9) / 1e3, latency.max / 1e3
	))
end
