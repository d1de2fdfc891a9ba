-- The book of one limit: who holds how many of its tokens, and when those that nobody holds may be used again.
--
-- Each window of the limit has as many tokens as permits; a token may be used once in each period. The sum of the tokens in the
-- pool and of those that members hold never changes. Times that come and go are durations in microseconds, so that no clock but
-- this server's matters; a duration only grows on its way.
--
-- KEYS[1] hash, the book   KEYS[2] sorted set, members by the end of their lease
-- ARGV    member, sequence, lease, offset (millionths), cooling, quota left (-1: not known), quota ends in, leaves (1 or 0), windows;
--         for each window: permits, period, want, need, keep, spent (1 or 0), runs, and for each run given back: free in, count
-- Answer  1 (or 0: an older statement), now, members, cooling, quota left (-1), quota ends in;
--         for each window: kept, target, wants of all, next free in (-1), spent, runs, and for each run granted: free in, count
-- Spent   whether tokens rest, or others hold some. Members remember it for a server that has lost the book.

local SECOND = 1000000
local LONGEST_RECOVERY = 60 * SECOND   -- longer windows rely on the persistence of the server
local LONGEST_AHEAD = 2 * SECOND       -- tokens that come free later than this are not granted yet
local PATIENCE = 300000                -- free tokens that were left lying for so long go to whoever asks
local FINEST_SHARE = 8                 -- shares smaller than this take turns instead of being rounded
local RUNS = 128                       -- parts of a period; instants are rounded up to them
local DIGITS = '%.0f'

local clock = redis.call('TIME')
local now = clock[1] * SECOND + clock[2]
local book, leases = KEYS[1], KEYS[2]
local member, sequence, lease = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local offset, cooling = tonumber(ARGV[4]) / SECOND, tonumber(ARGV[5])
local quota, quotaEnds = tonumber(ARGV[6]), tonumber(ARGV[7])
local leaves, count = ARGV[8] == '1', tonumber(ARGV[9])

local function add(pool, at, tokens, period)
  if tokens <= 0 then return end
  if at > now then
    local part = math.ceil(period / RUNS)
    at = math.ceil(at / part) * part
  end
  local place = #pool
  while place > 0 and pool[place].at > at do place = place - 1 end
  if place > 0 and pool[place].at == at then
    pool[place].tokens = pool[place].tokens + tokens
  else
    table.insert(pool, place + 1, { at = at, tokens = tokens })
  end
end

-- Takes up to so many of the earliest tokens that are free by an instant; the taken ones go to a list.
local function take(pool, tokens, latest, taken)
  local got = 0
  while got < tokens and pool[1] and pool[1].at <= latest do
    local part = math.min(tokens - got, pool[1].tokens)
    got = got + part
    if taken then table.insert(taken, { at = pool[1].at, tokens = part }) end
    pool[1].tokens = pool[1].tokens - part
    if pool[1].tokens == 0 then table.remove(pool, 1) end
  end
  return got
end

-- The server's life: another run id than the book's means that the book may be old.
local reign, uptime = '', nil
local info = redis.pcall('INFO', 'server')
if type(info) == 'string' then
  reign = string.match(info, 'run_id:(%w+)') or ''
  uptime = tonumber(string.match(info, 'uptime_in_seconds:(%d+)'))
end

local head = redis.call('HMGET', book, 'reign', 'recovered', 'claimed', 'cooling', 'quota', 'quotaEnds')
local known = head[1]
local recovered, claimed = tonumber(head[2] or 0), head[3] == '1'
local windows, place = {}, 10
for w = 1, count do
  local window = {
    permits = tonumber(ARGV[place]), period = tonumber(ARGV[place + 1]), want = tonumber(ARGV[place + 2]),
    need = tonumber(ARGV[place + 3]), keep = tonumber(ARGV[place + 4]), given = {}, pool = {}, wants = 0, granted = {},
  }
  window.claims = window.keep > 0 or ARGV[place + 5] == '1'
  local runs = tonumber(ARGV[place + 6])
  place = place + 7
  for _ = 1, runs do
    table.insert(window.given, { at = now + tonumber(ARGV[place]), tokens = tonumber(ARGV[place + 1]) })
    place = place + 2
  end
  if known then
    local stored = redis.call('HMGET', book, 'pool' .. w, 'wants' .. w)
    window.wants = tonumber(stored[2] or 0)
    local old = 0
    for at, tokens in string.gmatch(stored[1] or '', '(%d+):(%d+)') do
      if tonumber(at) <= now - PATIENCE then
        old = old + tonumber(tokens)
      else
        table.insert(window.pool, { at = tonumber(at), tokens = tonumber(tokens) })
      end
    end
    if old > 0 then table.insert(window.pool, 1, { at = 0, tokens = old }) end
  else
    window.pool[1] = { at = 0, tokens = window.permits }
  end
  windows[w] = window
end

local function recordOf(id)
  local text = redis.call('HGET', book, 'm:' .. id)
  if not text then return nil end
  local numbers = {}
  for number in string.gmatch(text, '%d+') do table.insert(numbers, tonumber(number)) end
  return numbers                       -- sequence, then held and want of each window
end

local function forget(id, ends)
  local record = recordOf(id)
  if record then
    for w, window in ipairs(windows) do
      add(window.pool, ends + window.period, record[2 * w] or 0, window.period)
      window.wants = math.max(0, window.wants - (record[2 * w + 1] or 0))
    end
    redis.call('HDEL', book, 'm:' .. id)
  end
  redis.call('ZREM', leases, id)
end

if not known then
  recovered, claimed = 0, false
  if uptime then recovered = now - math.max(0, uptime - 1) * SECOND + lease end
  for _, window in ipairs(windows) do
    if window.claims then recovered = now + lease end   -- somebody deleted the book
  end
elseif known ~= reign then
  for _, id in ipairs(redis.call('ZRANGE', leases, 0, -1)) do forget(id, now + lease) end
  recovered, claimed = now + lease, false
end
local dead = redis.call('ZRANGEBYSCORE', leases, '-inf', string.format(DIGITS, now), 'WITHSCORES', 'LIMIT', 0, 100)
for i = 1, #dead, 2 do forget(dead[i], tonumber(dead[i + 1])) end

local record = recordOf(member)
if record and sequence <= record[1] then return { 0, now } end

-- What the member keeps and gives back, against what the book says that it has. More than that it keeps only while the book
-- recovers, when nobody else gets anything.
claimed = claimed and now < recovered + LONGEST_RECOVERY
for _, window in ipairs(windows) do
  claimed = claimed or (now < recovered and window.claims)
end
for w, window in ipairs(windows) do
  local held = record and record[2 * w] or 0
  window.opens = 0
  if claimed then
    window.opens = recovered + math.min(window.period, LONGEST_RECOVERY)
  elseif now < recovered then
    window.opens = recovered
  end
  if window.keep > held then
    window.kept = held
    if now < window.opens then
      window.kept = held + take(window.pool, window.keep - held, math.huge)
    end
  else
    local back = held - window.keep
    for _, run in ipairs(window.given) do
      local part = math.min(run.tokens, back)
      add(window.pool, math.min(run.at, now + window.period), part, window.period)
      back = back - part
    end
    add(window.pool, now + window.period, back, window.period)
    window.kept = window.keep
  end
  if leaves then
    add(window.pool, now + window.period, window.kept, window.period)
    window.kept = 0
  end
  window.wants = window.wants + window.want - (record and record[2 * w + 1] or 0)
end

-- What it gets: its target first, in proportion to what all want, then what was left lying.
for _, window in ipairs(windows) do
  local target, scarce = window.want, window.wants > window.permits
  if scarce and window.want > 0 then
    local unit = math.max(1, math.min(window.need, window.permits))
    local share = window.want * window.permits / window.wants
    if share / unit < FINEST_SHARE then
      local turn = (offset + now / math.max(4 * window.period, 2 * SECOND)) % 1
      target = math.min(window.want, math.floor(share / unit + turn) * unit)
    else
      target = math.ceil(share)
    end
  end
  window.target = target
  if leaves then
    window.next = -1
  else
    if now >= window.opens then
      local got = take(window.pool, target - window.kept, now + math.min(window.period, LONGEST_AHEAD), window.granted)
      take(window.pool, window.want - window.kept - got, now - PATIENCE, window.granted)
    end
    window.next = window.pool[1] and math.max(window.pool[1].at - now, window.opens - now, 0) or -1
  end
  local untouched = window.kept
  for _, run in ipairs(window.granted) do untouched = untouched + run.tokens end
  for _, run in ipairs(window.pool) do untouched = untouched + (run.at <= now and run.tokens or 0) end
  window.spent = claimed or (now >= recovered and untouched < window.permits)
end

-- Cool-downs and the provider's own count.
local coolUntil = math.max(tonumber(head[4] or 0), cooling > 0 and now + cooling or 0)
local left, ends = tonumber(head[5] or -1), tonumber(head[6] or 0)
if ends <= now then left, ends = -1, 0 end
if quota >= 0 and (left < 0 or quota < left) then left, ends = quota, now + quotaEnds end

local fields = {
  'reign', reign, 'recovered', string.format(DIGITS, recovered), 'claimed', claimed and '1' or '0',
  'cooling', string.format(DIGITS, coolUntil), 'quota', string.format(DIGITS, left), 'quotaEnds', string.format(DIGITS, ends),
}
local mine, longest = { string.format(DIGITS, sequence) }, 0
for w, window in ipairs(windows) do
  local runs, granted = {}, 0
  for _, run in ipairs(window.pool) do
    table.insert(runs, string.format('%.0f:%.0f', run.at, run.tokens))
  end
  for _, run in ipairs(window.granted) do granted = granted + run.tokens end
  local wants = leaves and window.wants - window.want or window.wants
  table.insert(fields, 'pool' .. w)
  table.insert(fields, table.concat(runs, ' '))
  table.insert(fields, 'wants' .. w)
  table.insert(fields, string.format(DIGITS, math.max(0, wants)))
  table.insert(mine, string.format('%.0f %.0f', window.kept + granted, window.want))
  longest = math.max(longest, window.period)
end
redis.call('HSET', book, unpack(fields))
if leaves then
  redis.call('HDEL', book, 'm:' .. member)
  redis.call('ZREM', leases, member)
else
  redis.call('HSET', book, 'm:' .. member, table.concat(mine, ' '))
  redis.call('ZADD', leases, string.format(DIGITS, now + lease), member)
end
local life = math.ceil((math.max(longest, coolUntil - now, ends - now) + lease) / 1000) + 60000
redis.call('PEXPIRE', book, string.format(DIGITS, life))
redis.call('PEXPIRE', leases, string.format(DIGITS, life))

local answer = {
  1, now, redis.call('ZCARD', leases), math.max(0, coolUntil - now), left, math.max(0, ends - now),
}
for _, window in ipairs(windows) do
  local numbers = {
    window.kept, window.target, math.max(0, window.wants), math.ceil(window.next), window.spent and 1 or 0, #window.granted,
  }
  for _, number in ipairs(numbers) do table.insert(answer, number) end
  for _, run in ipairs(window.granted) do
    table.insert(answer, math.max(0, run.at - now))
    table.insert(answer, run.tokens)
  end
end
return answer
