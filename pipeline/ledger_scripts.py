"""The ledger's transitions as Lua: each is one atomic step on the server.

An open article is a hash {entry, page, stage, attempts, since, retry} and a member of the sorted set of open ones,
whose score says when the sweep is to look at it. A transition names the stage it leaves and does nothing when the
article is no longer there: that is what makes a repeated message harmless and each count exact.
"""

# KEYS seen, entry, open, dead, count; ARGV id, feed, fingerprint, entry, stage, now, look_at, seen_ttl
OPEN = """
local known = redis.call('HGET', KEYS[1], ARGV[2])
local remembered = known or redis.call('EXISTS', KEYS[1]) == 1
if known == ARGV[3] or (remembered and not known) then
  redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
  redis.call('EXPIRE', KEYS[1], ARGV[8])
  return 'known'
end
if redis.call('EXISTS', KEYS[2]) == 1 then return 'open' end
redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[8])
redis.call('HDEL', KEYS[4], ARGV[1])
redis.call('HSET', KEYS[2], 'entry', ARGV[4], 'stage', ARGV[5], 'attempts', 0, 'since', ARGV[6])
redis.call('ZADD', KEYS[3], ARGV[7], ARGV[1])
local outcome = remembered and 'changed' or 'new'
redis.call('HINCRBY', KEYS[5], outcome, 1)
return outcome
"""

# An address that an article was found at, though its feed named another. False when it is another article's.
# KEYS seen of that address's id; ARGV id, seen_ttl
ADOPT = """
if redis.call('HGET', KEYS[1], 'same-as') ~= ARGV[1] then
  if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
  redis.call('HSET', KEYS[1], 'same-as', ARGV[1])
end
redis.call('EXPIRE', KEYS[1], ARGV[2])
return 1
"""

# KEYS entry, open; ARGV id, stage, look_at
BEGIN = """
if redis.call('HGET', KEYS[1], 'stage') ~= ARGV[2] then return false end
local attempts = redis.call('HINCRBY', KEYS[1], 'attempts', 1)
local planned = redis.call('HDEL', KEYS[1], 'retry')
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
return {attempts, planned, redis.call('HGET', KEYS[1], 'entry'), redis.call('HGET', KEYS[1], 'page')}
"""

# KEYS entry, open, count, stream; ARGV id, stage, next_stage, outcome, now, look_at, page, article
ADVANCE = """
if redis.call('HGET', KEYS[1], 'stage') ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], 'stage', ARGV[3], 'attempts', 0, 'since', ARGV[5])
if ARGV[7] ~= '' then redis.call('HSET', KEYS[1], 'page', ARGV[7]) end
if ARGV[8] ~= '' then redis.call('XADD', KEYS[4], '*', 'article', ARGV[8]) end
redis.call('ZADD', KEYS[2], ARGV[6], ARGV[1])
redis.call('HINCRBY', KEYS[3], ARGV[4], 1)
return 1
"""

# KEYS entry, open, count; ARGV id, stage, outcome
FINISH = """
if redis.call('HGET', KEYS[1], 'stage') ~= ARGV[2] then return 0 end
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('HINCRBY', KEYS[3], ARGV[3], 1)
return 1
"""

# KEYS entry, open; ARGV id, stage, due, made: 1 when an attempt was made, 0 when the one that began was none
RETRY = """
if redis.call('HGET', KEYS[1], 'stage') ~= ARGV[2] then return 0 end
if ARGV[4] == '0' then redis.call('HINCRBY', KEYS[1], 'attempts', -1) end
redis.call('HSET', KEYS[1], 'retry', 'planned')
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
return 1
"""

# KEYS entry, open, dead, count; ARGV id, stage, record
BURY = """
if redis.call('HGET', KEYS[1], 'stage') ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[3], ARGV[1], ARGV[3])
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('HINCRBY', KEYS[4], 'dead', 1)
return 1
"""

# KEYS entry, open, dead, count of the stage it died in; ARGV id, stage, entry, now, look_at
REVIVE = """
if redis.call('HDEL', KEYS[3], ARGV[1]) == 0 then return 0 end
redis.call('HINCRBY', KEYS[4], 'dead', -1)
redis.call('HSET', KEYS[1], 'entry', ARGV[3], 'stage', ARGV[2], 'attempts', 0, 'since', ARGV[4], 'retry', 'planned')
redis.call('ZADD', KEYS[2], ARGV[5], ARGV[1])
return 1
"""

# A retry that is on its way is no longer due, however long its queue; the attempt that it leads to knows of it.
# KEYS entry, open; ARGV id, stage, to_stage, now, look_at
REQUEUE = """
if redis.call('HGET', KEYS[1], 'stage') ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], 'stage', ARGV[3], 'since', ARGV[4])
if redis.call('HEXISTS', KEYS[1], 'retry') == 1 then redis.call('HSET', KEYS[1], 'retry', 'sent') end
redis.call('ZADD', KEYS[2], ARGV[5], ARGV[1])
return 1
"""

# KEYS open; ARGV now, look_again_at, limit. Moves what it returns on, so that two sweeps never take the same.
OVERDUE = """
local ids = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, id in ipairs(ids) do redis.call('ZADD', KEYS[1], ARGV[2], id) end
return ids
"""
