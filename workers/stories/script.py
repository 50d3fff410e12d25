"""The one step on the server that finds an article its story, as Lua: nothing comes between look-up and entry, so
workers that meet two copies at the same time agree."""

# ARGV prefix, id, source, hashes (4 bytes each, ascending), shingles, is_flash, today, days, ttl,
#      indexed, checked, bins, listed, join, join_same_source, join_flash, copy
#
# prefix .. 'article:' .. handle: MessagePack {id, source, story, position, copy_of, similarity, shingles, hashes,
#   members, flash}; members counts the articles of the story that the article began.
# prefix .. 'index:' .. day .. ':' .. bin: hash → handles of articles that have it among their smallest.
ASSIGN = """
local prefix, id, source, packed = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local shingles, flash = tonumber(ARGV[5]), ARGV[6] == '1'
local today, days, ttl = tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local indexed, checked, bins = tonumber(ARGV[10]), tonumber(ARGV[11]), tonumber(ARGV[12])
local listed = tonumber(ARGV[13])
local join, join_same = tonumber(ARGV[14]), tonumber(ARGV[15])
local join_flash, copy = tonumber(ARGV[16]), tonumber(ARGV[17])
local HANDLE, ALL = 8, 2 ^ 32

local function read(of)
  local kept = redis.call('GET', prefix .. 'article:' .. of)
  return kept and cmsgpack.unpack(kept)
end

local function write(of, record)
  redis.call('SET', prefix .. 'article:' .. of, cmsgpack.pack(record), 'EX', ttl)
end

-- The first 8 bytes that an id's hex digits stand for.
local function handle_of(article_id)
  return (string.gsub(string.sub(article_id, 1, 2 * HANDLE), '%x%x', function(byte)
    return string.char(tonumber(byte, 16))
  end))
end

local function answer(record)
  return {record.story, record.position, record.copy_of or '', tostring(record.similarity or '')}
end

local handle = handle_of(id)
local known = read(handle)
if known and known.id == id then return answer(known) end

local function unpacked(hashes)
  local values = {}
  for i = 1, #hashes, 4 do values[#values + 1] = struct.unpack('>I4', hashes, i) end
  return values
end

local mine = unpacked(packed)
local function field(n) return struct.pack('>I4', mine[n]) end
local function bin(day, n) return prefix .. 'index:' .. day .. ':' .. (mine[n] % bins) end

-- Candidates: articles that share one of my smallest hashes.
local votes, candidates = {}, {}
for n = 1, math.min(indexed, #mine) do
  for day = today, today - days + 1, -1 do
    local handles = redis.call('HGET', bin(day, n), field(n))
    if handles then
      for at = 1, #handles, HANDLE do
        local other = string.sub(handles, at, at + HANDLE - 1)
        if not votes[other] then
          votes[other] = 0
          candidates[#candidates + 1] = other
        end
        votes[other] = votes[other] + 1
      end
    end
  end
end
table.sort(candidates, function(a, b)
  if votes[a] ~= votes[b] then return votes[a] > votes[b] end
  return a < b
end)

-- Share of the shorter text's shingles that stand in the other. Where a text was sampled, only hashes below the
-- sample's end are known of both.
local function similarity(record)
  local theirs = unpacked(record.hashes)
  local stop = math.min(shingles > #mine and mine[#mine] or ALL, record.shingles > #theirs and theirs[#theirs] or ALL)
  local i, j, shared = 1, 1, 0
  while i <= #mine and j <= #theirs and mine[i] <= stop and theirs[j] <= stop do
    if mine[i] == theirs[j] then
      shared, i, j = shared + 1, i + 1, j + 1
    elseif mine[i] < theirs[j] then
      i = i + 1
    else
      j = j + 1
    end
  end
  local function below(values)
    local count = 0
    for _, value in ipairs(values) do if value <= stop then count = count + 1 end end
    return count
  end
  local shorter = math.min(below(mine), below(theirs))
  if flash or record.flash then shorter = math.max(below(mine), below(theirs)) end
  return shorter > 0 and shared / shorter or 0
end

local best, nearest = 0, nil
for n = 1, math.min(checked, #candidates) do
  local record = read(candidates[n])
  if record then
    local found = similarity(record)
    local wanted = (flash or record.flash) and join_flash or record.source == source and join_same or join
    if found >= wanted and found > best then best, nearest = found, record end
  end
end

local record = {id = id, source = source, story = id, position = 1, shingles = shingles, hashes = packed,
  members = 1, flash = flash}
if nearest then
  record.story, record.similarity = nearest.story, best
  if best >= copy then record.copy_of = nearest.id end
  local first_handle = handle_of(nearest.story)
  local first = read(first_handle)
  if first and first.id == nearest.story then
    first.members = first.members + 1
    record.position = first.members
    write(first_handle, first)
  else
    record.position = nearest.position + 1
  end
end
write(handle, record)
for n = 1, math.min(indexed, #mine) do
  local key = bin(today, n)
  local handles = redis.call('HGET', key, field(n)) or ''
  if #handles < listed * HANDLE then
    redis.call('HSET', key, field(n), handles .. handle)
    redis.call('EXPIRE', key, ttl)
  end
end
return answer(record)
"""
